// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/request_form.h"

#include "views/request/extra_rows_editor.h"
#include "views/request/form_field.h"
#include "views/request/request_fields.h"
#include "widgets/collapsible_section.h"
#include "widgets/tab_order.h"

#include <QBoxLayout>
#include <QLabel>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

const QString extraSection = u"extra"_s;
// What the address of an endpoint usually needs.
constexpr int charactersOfAField = 34;

QString labelText(const FieldSpec &spec, bool required)
{
    return required ? RequestForm::tr("%1 *", "title of a required field").arg(spec.title) : spec.title;
}

/// Set to something else than what counts anyway.
bool isSet(const Profile &profile, const QString &member)
{
    const JsonValue *value = profile.value(member);
    const ProfileMember *known = profileMember(member);
    if (value && value->isObject())
        return known && known->kind != ProfileMember::Kind::TextMap && !value->members().isEmpty();
    return (value && !value->text().isEmpty()) || profile.flag(member, false);
}

/// The kinds of request that rows of `extra` can be for.
QStringList requestKinds(const GrantDefinition &grant)
{
    QStringList kinds;
    if (grant.sends(GrantParameter::Request::Authorization))
        kinds.append(u"authorization"_s);
    if (grant.sends(GrantParameter::Request::Device))
        kinds.append(u"device"_s);
    if (grant.sends(GrantParameter::Request::Token))
        kinds.append(grant.grant_type == "refresh_token"_L1 ? u"refresh"_s : u"token"_s);
    return kinds;
}

} // namespace

RequestForm::RequestForm(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    m_lineHeight = 2 * fontMetrics().height();
    m_grantField = buildFields({grantTypeField()}, this);
    layout->addWidget(m_grantField);
    layout->addStretch();
    showGrant(grantTable().constFirst());
}

void RequestForm::showGrant(const GrantDefinition &grant)
{
    m_rows.removeIf([this](const Row &row) { return !m_grantField->isAncestorOf(row.label); });
    m_fields.removeIf([](const auto &field) { return field.key() != "grant_type"_L1; });
    m_extra = nullptr;
    for (const CollapsibleSection *heading : std::as_const(m_headings))
        delete heading;
    m_headings.clear();

    m_grant = &grant;
    m_sections = formSections(grant);
    m_labelWidth = 0;
    for (const FormSection &section : std::as_const(m_sections)) {
        for (const FieldSpec &spec : section.fields) {
            if (spec.kind != FieldSpec::Kind::Flag)
                m_labelWidth =
                    qMax(m_labelWidth,
                         fontMetrics().horizontalAdvance(labelText(spec, spec.required || spec.requiredIf)));
        }
    }
    for (const Row &row : std::as_const(m_rows))
        row.label->setMinimumWidth(m_labelWidth); // of the grant field, which stays
    for (const FormSection &section : std::as_const(m_sections))
        addSection(section);
    addExtraSection();
    keepTabOrder(this);
}

void RequestForm::showGrantOfProfile()
{
    const GrantDefinition *grant = grantDefinition(m_profile.grantType());
    if (!grant || grant == m_grant)
        return;
    const QStringList open = openSections();
    showGrant(*grant);
    for (auto heading = m_headings.cbegin(); heading != m_headings.cend(); ++heading)
        heading.value()->setOpen(heading.value()->isOpen() || open.contains(heading.key()));
}

void RequestForm::addSection(const FormSection &section)
{
    const QList<FieldSpec> fields = section.fields;
    auto *heading = new CollapsibleSection(
        section.title, [this, fields](QWidget *parent) { return buildFields(fields, parent); }, this);
    m_headings.insert(section.id, heading);
    static_cast<QVBoxLayout *>(layout())->insertWidget(layout()->count() - 1, heading); // above the stretch
    heading->setOpen(section.openAtFirst);
}

void RequestForm::addExtraSection()
{
    const auto build = [this](QWidget *parent) -> QWidget * {
        m_extra = new ExtraRowsEditor(parent);
        m_extra->setRequests(requestKinds(*m_grant));
        m_extra->setRows(m_profile.extra());
        connect(m_extra, &ExtraRowsEditor::focused, this, [this] { Q_EMIT fieldFocused(extraRowsField()); });
        connect(m_extra, &ExtraRowsEditor::edited, this, [this] {
            m_profile.setExtra(m_extra->rows());
            updateRemarks();
            Q_EMIT edited();
        });
        return m_extra;
    };
    auto *heading = new CollapsibleSection(extraRowsField().title, build, this);
    m_headings.insert(extraSection, heading);
    static_cast<QVBoxLayout *>(layout())->insertWidget(layout()->count() - 1, heading);
}

QWidget *RequestForm::buildFields(const QList<FieldSpec> &fields, QWidget *parent)
{
    auto *body = new QWidget(parent);
    auto *layout = new QVBoxLayout(body); // QFormLayout cuts off notes that wrap
    layout->setContentsMargins(0, 0, 0, 0);
    for (const FieldSpec &spec : fields)
        addField(layout, spec, body);
    return body;
}

void RequestForm::addField(QVBoxLayout *layout, const FieldSpec &spec, QWidget *parent)
{
    FormField *field = FormField::create(spec, parent);
    m_fields.insert(spec.member, field);
    if (spec.kind == FieldSpec::Kind::Flag) {
        layout->addLayout(field->layout()); // a check box carries its own title
    } else {
        auto *label = new QLabel(labelText(spec, spec.isRequired(m_profile)), parent);
        label->setBuddy(field->editor());
        label->setMinimumWidth(m_labelWidth);
        auto *line = new QBoxLayout(QBoxLayout::LeftToRight);
        line->addWidget(label, 0, Qt::AlignTop);
        line->addLayout(field->layout(), 1);
        layout->addLayout(line);
        m_rows.append({line, label, field, qMin(field->editor()->sizeHint().height(), m_lineHeight)});
        arrange(m_rows.constLast());
    }
    field->show(m_profile);
    updateNote(field);
    connect(field, &FormField::focused, this, [this, field] { Q_EMIT fieldFocused(field->spec()); });
    connect(field, &FormField::profileWanted, this, [this, field] { field->show(m_profile); });
    connect(field, &FormField::edited, this, [this, field] {
        field->store(m_profile);
        if (field->spec().member == "keep_last_response"_L1 && !m_profile.flag(u"keep_last_response", false))
            m_profile.remove(u"last_response"); // what is not to be kept any more goes at once
        showGrantOfProfile();
        updateRemarks();
        Q_EMIT edited();
    });
}

void RequestForm::arrange(const Row &row) const
{
    row.layout->setDirection(m_labelsAbove ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    row.layout->setSpacing(m_labelsAbove ? 1 : -1); // -1: as the style has it
    row.label->setMinimumHeight(m_labelsAbove ? 0 : row.height);
}

int RequestForm::wideWidth() const
{
    return m_labelWidth + charactersOfAField * fontMetrics().averageCharWidth();
}

void RequestForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_labelsAbove == (width() < wideWidth()))
        return;
    m_labelsAbove = !m_labelsAbove;
    for (const Row &row : std::as_const(m_rows))
        arrange(row);
}

// Whatever stands beside one another now, it may as well stand below.
int RequestForm::leastWidth() const
{
    return m_labelWidth + 12 * fontMetrics().averageCharWidth();
}

QSize RequestForm::minimumSizeHint() const
{
    return {leastWidth(), QWidget::minimumSizeHint().height()};
}

// It scrolls: what it wants is a good part of the window, which is known without laying out its fields.
QSize RequestForm::sizeHint() const
{
    return {wideWidth(), 24 * fontMetrics().height()};
}

void RequestForm::setProfile(const Profile &profile)
{
    m_profile = profile;
    showGrantOfProfile();
    for (FormField *field : std::as_const(m_fields))
        field->show(profile);
    if (m_extra)
        m_extra->setRows(profile.extra());
    updateRemarks();
}

// What is hidden in a closed section is at least counted on its heading.
void RequestForm::updateRemarks()
{
    for (const FormSection &section : std::as_const(m_sections)) {
        int set = 0;
        for (const FieldSpec &spec : section.fields)
            set += isSet(m_profile, spec.member) ? 1 : 0;
        m_headings.value(section.id)
            ->setRemark(set > 0 && !section.openAtFirst ? tr("%n set", nullptr, set) : QString());
    }
    for (const Row &row : std::as_const(m_rows)) {
        const FieldSpec &spec = row.field->spec();
        row.label->setText(labelText(spec, spec.isRequired(m_profile)));
    }
    const int rows = int(m_profile.extra().size());
    m_headings.value(extraSection)->setRemark(rows > 0 ? QString::number(rows) : QString());
}

void RequestForm::showProblems(const QList<PlanProblem> &problems)
{
    m_problems = problems;
    for (FormField *field : std::as_const(m_fields))
        updateNote(field);
}

void RequestForm::updateNote(FormField *field)
{
    const QString member = field->spec().member;
    for (const PlanProblem &problem : std::as_const(m_problems)) {
        if (problem.member != member)
            continue;
        const bool blocks = problem.severity == PlanProblem::Severity::Blocking;
        if (blocks && !isSet(m_profile, member))
            continue;
        field->setNote(blocks ? Tone::Error : Tone::Warning, problem.message);
        return;
    }
    field->setNote(Tone::Quiet, {});
}

QString RequestForm::titleOf(const QString &member) const
{
    for (const FormSection &section : m_sections) {
        for (const FieldSpec &spec : section.fields) {
            if (spec.member == member)
                return spec.title;
        }
    }
    return member.startsWith(extraSection) ? extraRowsField().title : member;
}

QString RequestForm::sectionOf(const QString &member) const
{
    for (const FormSection &section : m_sections) {
        for (const FieldSpec &spec : section.fields) {
            if (spec.member == member)
                return section.id;
        }
    }
    return member.startsWith(extraSection) ? extraSection : QString();
}

void RequestForm::focusMember(const QString &member)
{
    if (CollapsibleSection *heading = m_headings.value(sectionOf(member)))
        heading->setOpen(true);
    if (FormField *field = m_fields.value(member))
        field->focus();
    else if (m_extra && member.startsWith(extraSection))
        m_extra->table()->setFocus();
}

QRect RequestForm::areaOf(QWidget *widget) const
{
    const auto field = std::find_if(m_fields.cbegin(), m_fields.cend(),
                                    [widget](const FormField *field) { return field->editor() == widget; });
    if (field == m_fields.cend())
        return {widget->mapTo(this, QPoint()), widget->size()};
    const QRect inParent = (*field)->layout()->geometry();
    return {widget->parentWidget()->mapTo(this, inParent.topLeft()), inParent.size()};
}

QStringList RequestForm::openSections() const
{
    QStringList open;
    for (auto heading = m_headings.cbegin(); heading != m_headings.cend(); ++heading) {
        if (heading.value()->isOpen())
            open.append(heading.key());
    }
    return open;
}

void RequestForm::setOpenSections(const QStringList &ids)
{
    for (auto heading = m_headings.cbegin(); heading != m_headings.cend(); ++heading)
        heading.value()->setOpen(ids.contains(heading.key()));
}

} // namespace workbench
