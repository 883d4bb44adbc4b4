// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/split_items.h"

#include "protocol/json.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileStore)
};

constexpr qint64 maximumCount = 65'536;
constexpr auto manifestName = u"workbench_parts";

Failure<StoreError> damaged()
{
    return {
        {StoreError::Kind::Damaged,
         Text::tr("Parts of this item are missing in the keychain, or belong to another version of it.")}};
}

QByteArray digest(const QByteArray &value)
{
    return QCryptographicHash::hash(value, QCryptographicHash::Sha256).toHex();
}

/// The longest piece of `value` from `begin` on that ends between two characters, so that each is UTF-8.
QByteArray pieceOf(const QByteArray &value, qsizetype begin, qsizetype limit)
{
    qsizetype end = qMin(begin + limit, value.size());
    while (end < value.size() && end > begin + 1 && (uchar(value[end]) & 0xC0) == 0x80)
        --end;
    return value.sliced(begin, end - begin);
}

} // namespace

SplitItems::SplitItems(std::unique_ptr<SecretItems> items, qsizetype limit)
    : m_items(std::move(items))
    , m_limit(limit)
{
}

QString SplitItems::partKey(const QString &key, qint64 generation, qint64 number)
{
    return key + u"/part/%1/%2"_s.arg(generation).arg(number);
}

/// A manifest is an object of this one member, which no document and no list is.
std::optional<SplitItems::Manifest> SplitItems::manifestOf(const QByteArray &item)
{
    const auto parsed = parseJson(item);
    if (!parsed || !parsed->value.isObject() || parsed->value.members().size() != 1)
        return {};
    const JsonValue *object = parsed->value.member(manifestName);
    if (!object || !object->isObject())
        return {};
    const auto number = [object](QStringView name) {
        const JsonValue *value = object->member(name);
        return value ? value->toInteger().value_or(0) : 0;
    };
    const JsonValue *sha256 = object->member(u"sha256");
    const JsonValue *removed = object->member(u"removed");
    return Manifest{number(u"generation"), number(u"count"), number(u"length"),
                    sha256 ? sha256->text().toLatin1() : QByteArray(), removed && removed->toBool()};
}

QByteArray SplitItems::textOf(const Manifest &manifest)
{
    JsonValue object =
        JsonValue::object({{u"generation"_s, JsonValue::number(manifest.generation)},
                           {u"count"_s, JsonValue::number(manifest.count)},
                           {u"length"_s, JsonValue::number(manifest.length)},
                           {u"sha256"_s, JsonValue::string(QString::fromLatin1(manifest.sha256))}});
    if (manifest.isRemoved)
        object.setMember(u"removed"_s, JsonValue::boolean(true));
    return writeJson(JsonValue::object({{QString::fromUtf16(manifestName), std::move(object)}}),
                     JsonStyle::Compact);
}

Task<StoreDone> SplitItems::open(Prompting prompting)
{
    return m_items->open(prompting);
}

Task<StoreResult<std::optional<QByteArray>>> SplitItems::read(QString key)
{
    // Who reads holds no lock: a writer may take the parts away between manifest and parts.
    std::optional<QByteArray> earlier;
    for (;;) {
        auto reading = m_items->read(key);
        const auto item = co_await reading;
        if (!item || !*item)
            co_return item;
        const std::optional<Manifest> manifest = manifestOf(**item);
        if (!manifest)
            co_return item;
        if (manifest->isRemoved)
            co_return std::optional<QByteArray>();
        auto collecting = readParts(key, *manifest);
        auto value = co_await collecting;
        const bool isTorn = !value && value.error().kind == StoreError::Kind::Damaged;
        if (!isTorn || *item == earlier)
            co_return value;
        earlier = *item;
    }
}

Task<StoreResult<std::optional<QByteArray>>> SplitItems::readParts(QString key, Manifest manifest)
{
    if (manifest.count < 1 || manifest.count > maximumCount)
        co_return damaged();
    QByteArray value;
    for (qint64 i = 0; i < manifest.count; ++i) {
        auto reading = m_items->read(partKey(key, manifest.generation, i));
        const auto part = co_await reading;
        if (!part)
            co_return Failure{part.error()};
        if (!*part)
            co_return damaged();
        value += **part;
    }
    if (value.size() != manifest.length || digest(value) != manifest.sha256)
        co_return damaged();
    co_return std::optional<QByteArray>(value);
}

Task<StoreDone> SplitItems::write(QString key, QByteArray value)
{
    auto reading = m_items->read(key);
    const auto present = co_await reading;
    if (!present)
        co_return Failure{present.error()};
    const std::optional<Manifest> earlier = *present ? manifestOf(**present) : std::nullopt;
    Manifest manifest;
    manifest.generation = earlier ? earlier->generation + 1 : 1;
    QByteArray item = value;
    if (value.size() > m_limit || earlier) { // generations go on as long as there are any
        auto cutting = writeParts(key, manifest, value);
        const auto count = co_await cutting;
        if (!count)
            co_return Failure{count.error()};
        manifest.count = *count;
        manifest.length = value.size();
        manifest.sha256 = digest(value);
        item = textOf(manifest);
    }
    auto switching = m_items->write(key, item);
    const StoreDone switched = co_await switching;
    if (!switched)
        co_return switched;
    // The value is written. What is left over of others is not missed, and goes with the next write if not
    // now.
    auto trimming = removeParts(key, manifest.generation, manifest.count);
    co_await trimming;
    if (earlier) {
        auto clearing = removeGenerations(key, earlier->generation);
        co_await clearing;
    }
    co_return std::monostate();
}

Task<StoreResult<qint64>> SplitItems::writeParts(QString key, Manifest manifest, QByteArray value)
{
    qint64 count = 0;
    qsizetype begin = 0;
    do { // also once for nothing: every generation has a part by which it is found
        const QByteArray piece = pieceOf(value, begin, m_limit);
        begin += piece.size();
        auto writing = m_items->write(partKey(key, manifest.generation, count), piece);
        const StoreDone written = co_await writing;
        ++count;
        if (!written) {
            // No manifest names the parts: whatever became of this one, the item is what it was.
            const StoreError &error = written.error();
            const bool isUnknown = error.kind == StoreError::Kind::Unknown;
            co_return Failure{StoreError{isUnknown ? StoreError::Kind::Failed : error.kind, error.message}};
        }
    } while (begin < value.size());
    co_return count;
}

Task<StoreResult<bool>> SplitItems::hasParts(QString key, qint64 generation)
{
    auto reading = m_items->read(partKey(key, generation, 0));
    const auto part = co_await reading;
    if (!part)
        co_return Failure{part.error()};
    co_return part->has_value();
}

Task<StoreDone> SplitItems::removeGenerations(QString key, qint64 newest)
{
    qint64 oldest = newest;
    for (bool isLeft = true; isLeft && oldest > 1;) {
        auto looking = hasParts(key, oldest - 1);
        const auto found = co_await looking;
        if (!found)
            co_return Failure{found.error()};
        isLeft = *found;
        if (isLeft)
            --oldest;
    }
    for (qint64 generation = oldest; generation <= newest; ++generation) {
        auto clearing = removeParts(key, generation, 0);
        const StoreDone cleared = co_await clearing;
        if (!cleared)
            co_return cleared;
    }
    co_return std::monostate();
}

Task<StoreDone> SplitItems::removeParts(QString key, qint64 generation, qint64 first)
{
    qint64 end = first;
    for (;; ++end) {
        auto reading = m_items->read(partKey(key, generation, end));
        const auto part = co_await reading;
        if (!part)
            co_return Failure{part.error()};
        if (!*part)
            break;
    }
    while (end > first) { // the last one first: what an interruption leaves is found from the first one on
        auto removing = m_items->remove(partKey(key, generation, --end));
        const StoreDone removed = co_await removing;
        if (!removed)
            co_return removed;
    }
    co_return std::monostate();
}

Task<StoreDone> SplitItems::remove(QString key)
{
    auto reading = m_items->read(key);
    const auto present = co_await reading;
    if (!present)
        co_return Failure{present.error()};
    std::optional<Manifest> manifest = *present ? manifestOf(**present) : std::nullopt;
    if (manifest) {
        manifest->isRemoved = true;
        auto marking = m_items->write(key, textOf(*manifest));
        const StoreDone marked = co_await marking;
        if (!marked)
            co_return marked;
        auto clearing = removeGenerations(key, manifest->generation + 1);
        const StoreDone cleared = co_await clearing;
        if (!cleared)
            co_return cleared;
    }
    auto removing = m_items->remove(key);
    const StoreDone removed = co_await removing;
    co_return removed;
}

Task<StoreResult<std::optional<QStringList>>> SplitItems::keys()
{
    auto listing = m_items->keys();
    auto keys = co_await listing;
    if (keys && *keys) {
        QStringList &all = **keys;
        all.removeIf([](const QString &key) { return key.contains(u"/part/"_s); });
    }
    co_return keys;
}

} // namespace workbench
