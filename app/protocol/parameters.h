// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <optional>
#include <utility>

namespace workbench {

/// One protocol parameter: decoded name and value, exactly as meant (no percent sign means anything here).
struct Parameter {
    QString name;
    QString value;
    bool enabled = true;

    friend bool operator==(const Parameter &, const Parameter &) = default;
};

/// Something that was noticed while reading application/x-www-form-urlencoded bytes. The text is decoded as
/// far as it goes all the same.
struct FormProblem {
    enum class Kind { BadPercentEscape, InvalidUtf8 };
    Kind kind;
    qsizetype offset; ///< of the offending byte in the encoded text
    QString name; ///< of the parameter it stands in, as far as it could be read

    friend bool operator==(const FormProblem &, const FormProblem &) = default;
};

struct FormDecoding;

/// Protocol parameters: an ordered multimap of exact strings with its own form codec. QUrlQuery and
/// QVariantMap are not used for protocol data: they lose order, repeated names, '+' and '%41'.
class Parameters {
public:
    Parameters() = default;
    Parameters(std::initializer_list<Parameter> rows)
        : m_rows(rows)
    {
    }

    void append(QString name, QString value) { m_rows.append({std::move(name), std::move(value), true}); }
    void append(Parameter row) { m_rows.append(std::move(row)); }
    /// Replaces the first row of that name in its place and drops the others; appends when there is none.
    void set(const QString &name, const QString &value);
    void remove(QStringView name);

    bool contains(QStringView name) const { return value(name).has_value(); }
    /// The first enabled value of that name.
    std::optional<QString> value(QStringView name) const;
    /// Every enabled value of that name, in order.
    QStringList values(QStringView name) const;
    /// Names that stand more than once among the enabled rows, in order of their first appearance.
    QStringList repeatedNames() const;

    // The second one keeps `for (… : something().rows())` alive: the rows outlive the temporary.
    const QList<Parameter> &rows() const & { return m_rows; }
    QList<Parameter> rows() && { return std::move(m_rows); }
    bool isEmpty() const { return m_rows.isEmpty(); }
    qsizetype size() const { return m_rows.size(); }

    /// The enabled rows as application/x-www-form-urlencoded (RFC 6749 Appendix B): UTF-8, then everything
    /// but `A-Z a-z 0-9 * - . _` percent-encoded, space as '+'. Serves body and query alike.
    QByteArray toForm() const;
    /// Splits at '&' and the first '=', then decodes each name and value: a decoded '&' or '=' never splits
    /// again. Empty pieces between two '&' are no parameters.
    static FormDecoding fromForm(QByteArrayView encoded);

    friend bool operator==(const Parameters &, const Parameters &) = default;

private:
    QList<Parameter> m_rows;
};

struct FormDecoding {
    Parameters parameters;
    QList<FormProblem> problems;
};

/// One string in application/x-www-form-urlencoded, as in Parameters::toForm().
QByteArray formEncoded(QStringView text);

} // namespace workbench
