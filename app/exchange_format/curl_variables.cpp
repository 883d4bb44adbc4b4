// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_variables.h"

#include "exchange_format/json_pieces.h"
#include "protocol/json.h"
#include "protocol/parameters.h"

#include <QCoreApplication>

#include <algorithm>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

/// A name that every shell takes and that none gives a meaning of its own.
QByteArray variableName(const QString &secretName)
{
    QByteArray name;
    for (const char c : secretName.toUtf8()) {
        const bool isPlain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        name += isPlain ? c : '_';
    }
    name = name.toUpper();
    static constexpr QByteArrayView taken[] = {"PATH", "HOME", "IFS",   "ENV",    "PWD",    "USER",
                                               "LANG", "TERM", "SHELL", "TMPDIR", "OPTIND", "SSL_CERT_FILE"};
    const bool isTaken = std::find(std::begin(taken), std::end(taken), name) != std::end(taken)
        || name.endsWith("_PROXY") || name.startsWith("LD_") || name.startsWith("LC_")
        || name.startsWith("CURL_");
    const bool isName = !name.isEmpty() && !(name[0] >= '0' && name[0] <= '9');
    return isTaken || !isName ? "SECRET_" + name : name;
}

/// In which encoding the secret stands there.
QString meaningOf(const SecretPlace &place, const QByteArray &wire)
{
    if (wire == place.value.toUtf8())
        return place.name;
    if (wire == formEncoded(place.value))
        return QCoreApplication::translate("CurlExport", "%1, form-encoded").arg(place.name);
    if ('"' + wire + '"' == writeJson(JsonValue::string(place.value)))
        return QCoreApplication::translate("CurlExport", "%1, escaped as in JSON").arg(place.name);
    return QCoreApplication::translate("CurlExport", "%1, encoded as on the wire").arg(place.name);
}

} // namespace

QByteArray CurlVariables::nameFor(const SecretPlace &place, const QByteArray &wire, bool demanded)
{
    for (Variable &variable : m_used) {
        if (variable.wire == wire) {
            variable.demanded |= demanded;
            return variable.name;
        }
    }
    const QByteArray plain = variableName(place.name);
    QByteArray name = plain;
    const auto isUsed = [this](const QByteArray &candidate) {
        return std::any_of(m_used.begin(), m_used.end(),
                           [&](const Variable &variable) { return variable.name == candidate; });
    };
    for (int number = 2; isUsed(name); ++number)
        name = plain + '_' + QByteArray::number(number);
    m_used.append({name, wire, meaningOf(place, wire), demanded});
    return name;
}

ShellWord CurlVariables::word(QByteArrayView text, const QList<SecretPlace> &byPlace)
{
    return parts(text, byPlace, true);
}

ShellWord CurlVariables::mention(QByteArrayView text, const QList<SecretPlace> &byPlace)
{
    return parts(text, byPlace, false);
}

ShellWord CurlVariables::parts(QByteArrayView text, const QList<SecretPlace> &byPlace, bool demanded)
{
    QList<SecretPlace> known = byPlace;
    for (SecretPlace &place : known)
        place.name = m_matcher.nameOf(place.value);
    known.removeIf([](const SecretPlace &place) { return place.name.isEmpty(); });

    ShellWord word;
    qsizetype copied = 0;
    for (const SecretPlace &place : m_matcher.places(text, known)) {
        const QByteArray wire = text.sliced(place.begin, place.end - place.begin).toByteArray();
        word.literal(text.sliced(copied, place.begin - copied));
        word.variable(nameFor(place, wire, demanded));
        copied = place.end;
    }
    return word.literal(text.sliced(copied));
}

ShellWord CurlVariables::basicCredentials(const QByteArray &decoded)
{
    const qsizetype colon = decoded.indexOf(':');
    const QByteArray wire = decoded.sliced(colon + 1);
    QString value = Parameters::fromForm("v=" + wire).parameters.value(u"v").value_or(QString());
    if (m_matcher.nameOf(value).isEmpty())
        value = QString::fromUtf8(wire);
    return word(decoded, {{colon + 1, decoded.size(), u"client_secret"_s, value}});
}

ShellWord CurlVariables::header(const Header &header, Shell shell)
{
    ShellWord line;
    line.literal(header.name + ": ");
    const QList<SecretPlace> byPlace = secretPlacesInHeader(header);
    // cmd has nothing that encodes base64.
    if (shell != Shell::Cmd && byPlace.size() == 1 && byPlace.first().name == u"basic_credentials") {
        const QByteArray credentials = header.value.sliced(byPlace.first().begin);
        const QByteArray decoded = QByteArray::fromBase64(credentials);
        if (decoded.contains(':') && !decoded.contains('\0') && decoded.toBase64() == credentials) {
            const ShellWord inner = basicCredentials(decoded);
            if (inner.hasVariables() && (shell == Shell::Posix || validUtf8(decoded)))
                return line.literal(header.value.first(byPlace.first().begin)).base64(inner);
        }
    }
    return line.append(word(header.value, byPlace));
}

} // namespace workbench
