#include "tests/support/synthetic.h"

#include "base/random.h"
#include "model/typed.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace yinfeng::test {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view places[] = {"贵安新区", "观山湖区", "云岩区", "南明区", "白云区", "乌当区", "花溪区",
    "清镇市", "修文县", "息烽县", "开阳县", "经开区", "双龙新区", "高新区"};
constexpr std::string_view regions[] = {"深圳市", "东莞市", "杭州市", "苏州市", "上海市", "北京市", "重庆市", "成都市",
    "长沙市", "武汉市", "广州市", "佛山市", "宁波市", "厦门市"};
constexpr std::string_view brands[] = {"恒泰", "华芯", "中科", "瑞达", "博远", "云上", "航发", "铝能", "磷化", "先导",
    "振华", "勤邦", "易鲸捷", "海信", "长江", "黔程", "凯星", "奇瑞", "吉利", "满帮"};
constexpr std::string_view trades[] = {"电子科技", "新能源汽车", "大数据", "生物医药", "新材料", "装备制造", "食品加工",
    "现代物流", "节能环保", "智能终端", "锂电材料", "航空制造"};
constexpr std::string_view works[] = {"生产基地", "研发中心", "产业园", "结算中心", "智能工厂", "冷链物流园",
    "数据中心", "零部件项目", "组装线", "检测中心"};
constexpr std::string_view surnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"};
constexpr std::string_view titles[] = {"局长", "副局长", "科长", "服务专员", "主任", "产业组长"};
constexpr std::string_view steps[] = {"对接考察行程", "商谈用地指标", "送审投资协议", "办理立项备案", "协调临时用电",
    "报审施工图", "跟进设备进场", "组织竣工验收", "落实租金补贴"};
constexpr std::string_view tags[] = {
    "省关注", "百企引进", "强链", "补链", "高技术", "外资", "央企", "上市公司", "总部", "飞地"};
constexpr std::string_view issues[] = {"临时用电容量不足", "配套道路未通", "环评批复进度慢", "招工困难",
    "厂房产权证未办理", "流动资金周转困难", "天然气管网未覆盖", "排污口审批", "施工许可办理", "员工子女入学"};
constexpr std::string_view offices[] = {
    "市投资促进局 · 甲", "经开区招商局 · 乙", "贵安新区投促中心 · 丙", "观山湖区投促局 · 丁"};

class Maker {
public:
    explicit Maker(const Synthetic& wanted) : wanted_(wanted), random_(wanted.seed) {}

    Workspace run() {
        const std::uint32_t n = wanted_.records;
        const std::uint32_t units = n / 100 + 1, persons = n / 50 + 1, enterprises = n / 10 + 1, nodes = n / 100 + 1;
        const std::uint32_t services = n / 10, phases = n / 20;
        const std::uint32_t chains = n / 1'000 + 1;
        std::uint32_t others = units + persons + enterprises + nodes + services + phases + chains;
        const std::uint32_t projects = n > others ? n - others : 1;
        for (std::uint32_t i = 0; i < units; ++i) unit();
        for (std::uint32_t i = 0; i < persons; ++i) person();
        for (std::uint32_t i = 0; i < chains; ++i) chain();
        for (std::uint32_t i = 0; i < nodes; ++i) chain_node();
        for (std::uint32_t i = 0; i < enterprises; ++i) enterprise();
        for (std::uint32_t i = 0; i < projects; ++i) project();
        for (std::uint32_t i = 0; i < phases; ++i) phase();
        for (std::uint32_t i = 0; i < services; ++i) service();
        flush();
        workspace_.forget_undo();
        return std::move(workspace_);
    }

private:
    std::string_view pick(Words words) { return words[random_.below(words.size())]; }
    Id pick(const std::vector<Id>& ids) { return ids[random_.below(ids.size())]; }
    std::string number(std::int64_t low, std::int64_t high) {
        std::string text;
        append_integer(text, random_.between(low, high));
        return text;
    }
    std::string date() {
        const Date from{17'167}; // 2017-01-01
        return to_iso(from + static_cast<std::int32_t>(random_.below(1'095)));
    }
    Value choice(ChoiceList list) { return choice_value(list, random_.below(choices_of(list).size())); }
    static Value text(std::string_view words) { return Value::text(words); }

    Id begin(std::vector<Id>& of) {
        if (++in_change_ > wanted_.records_per_change) flush();
        // Ids in the order of making, as IdSource gives them.
        const Id id{static_cast<std::uint64_t>(clock_ms()) << 16 | (made_ & 0xFFFF), 0x8000000000000000u | made_};
        ++made_;
        of.push_back(id);
        return id;
    }
    std::int64_t clock_ms() const {
        return wanted_.from_ms + static_cast<std::int64_t>(made_) * (94'608'000'000 / (wanted_.records + 1));
    }
    void set(Kind kind, Id id, FieldId field, Value value) { change_.set(kind, id, field, std::move(value)); }
    void flush() {
        if (change_.writes.empty()) return;
        const std::size_t office = random_.below(std::size(offices));
        workspace_.set_replica(wanted_.first_replica + office);
        workspace_.set_author(offices[office]);
        (void)workspace_.apply(change_, clock_ms());
        change_ = {};
        in_change_ = 1;
    }

    void unit() {
        const Id id = begin(units_);
        set(Kind::unit, id, field::unit::name_, text(std::string(pick(places)) + "投资促进局"));
        set(Kind::unit, id, field::unit::kind_, choice(ChoiceList::unit_kind));
    }
    void person() {
        const Id id = begin(persons_);
        set(Kind::person, id, field::person::name_, text(std::string(pick(surnames)) + "某" + number(1, 99)));
        set(Kind::person, id, field::person::title_, text(pick(titles)));
        set(Kind::person, id, field::person::unit_, to_value(pick(units_)));
    }
    void chain() {
        const Id id = begin(chains_);
        set(Kind::chain, id, field::chain::name_, text(std::string(pick(trades)) + "产业链"));
    }
    void chain_node() {
        const Id id = begin(nodes_);
        set(Kind::chain_node, id, field::chain_node::chain_, to_value(pick(chains_)));
        set(Kind::chain_node, id, field::chain_node::name_, text(std::string(pick(trades)) + "环节"));
        set(Kind::chain_node, id, field::chain_node::tier_, choice(ChoiceList::tier));
        set(Kind::chain_node, id, field::chain_node::order_, Value::of(random_.between(1, 20)));
    }
    void enterprise() {
        const Id id = begin(enterprises_);
        std::string name(pick(regions));
        name += pick(brands);
        name += pick(trades);
        set(Kind::enterprise, id, field::enterprise::name_, text(name + "有限公司"));
        set(Kind::enterprise, id, field::enterprise::industry_, text(pick(trades)));
        set(Kind::enterprise, id, field::enterprise::region_, text(pick(regions)));
        set(Kind::enterprise, id, field::enterprise::local_, Value::of(random_.chance(1, 5)));
        set(Kind::enterprise, id, field::enterprise::credit_code_, text("91520100MA6" + number(1'000'000, 9'999'999)));
    }
    void project() {
        using namespace field;
        const Id id = begin(projects_);
        const auto put = [&](FieldId field, Value value) { set(Kind::project, id, field, std::move(value)); };
        std::string name(pick(brands));
        name += pick(trades);
        name += pick(works);
        put(project::code_, text("QY-" + number(100'000, 999'999)));
        put(project::name_, text(name));
        put(project::stage_, choice(ChoiceList::stage));
        put(project::investor_, to_value(pick(enterprises_)));
        put(project::industry_, text(pick(trades)));
        put(project::summary_, text("建设" + name + "，占地 " + number(20, 900) + " 亩，年产 " + number(1, 500) +
                                    " 万件，达产后年产值约 " + number(1, 90) + " 亿元。"));
        Quantity amount{Decimal::from_integer(random_.between(500, 800'000)), Qualifier::none};
        if (random_.chance(1, 6)) amount.qualifier = static_cast<Qualifier>(1 + random_.below(5));
        if (!random_.chance(1, 8)) put(project::amount_, to_value(amount));
        put(project::area_, to_value(Quantity{Decimal::from_integer(random_.between(10, 2'000)), Qualifier::none}));
        put(project::tracker_, to_value(pick(persons_)));
        put(project::leader_, to_value(pick(persons_)));
        put(project::landing_unit_, to_value(pick(units_)));
        put(project::stage_since_, text(date()));
        put(project::signed_on_, text(date()));
        put(project::planned_start_, text(date().substr(0, 7)));
        put(project::next_action_, text(pick(steps)));
        put(project::next_date_, text(date()));
        put(project::park_, text(pick(places)));
        put(project::source_region_, text(pick(regions)));
        put(project::method_, choice(ChoiceList::method));
        put(project::level_, choice(ChoiceList::level));
        put(project::key_project_, Value::of(random_.chance(1, 10)));
        if (random_.chance(1, 2)) put(workspace_.names().element(project::tags_, pick(tags)), Value::of(true));
        if (random_.chance(1, 3)) {
            put(workspace_.names().element(project::chain_nodes_, to_string(pick(nodes_))), Value::of(true));
        }
    }
    void phase() {
        const Id id = begin(phases_);
        set(Kind::phase, id, field::phase::project_, to_value(pick(projects_)));
        set(Kind::phase, id, field::phase::number_, Value::of(random_.between(1, 3)));
        set(Kind::phase, id, field::phase::stage_, choice(ChoiceList::stage));
        set(Kind::phase, id, field::phase::amount_,
            to_value(Quantity{Decimal::from_integer(random_.between(500, 90'000)), Qualifier::none}));
    }
    void service() {
        using namespace field;
        const Id id = begin(services_);
        const auto put = [&](FieldId field, Value value) { set(Kind::service_record, id, field, std::move(value)); };
        put(service_record::code_, text("FW-" + number(100'000, 999'999)));
        put(service_record::title_, text(pick(issues)));
        put(service_record::category_, choice(ChoiceList::service_category));
        put(service_record::project_, to_value(pick(projects_)));
        put(service_record::lead_unit_, to_value(pick(units_)));
        put(service_record::state_, choice(ChoiceList::service_state));
        put(service_record::accepted_on_, text(date()));
        put(service_record::limit_days_, Value::of(random_.between(3, 20)));
    }

    const Synthetic wanted_;
    SeededRandom random_;
    Workspace workspace_;
    Change change_;
    std::uint32_t in_change_ = 0;
    std::uint64_t made_ = 1;
    std::vector<Id> units_, persons_, chains_, nodes_, enterprises_, projects_, phases_, services_;
};

} // namespace

Workspace make_synthetic(const Synthetic& wanted) { return Maker(wanted).run(); }

void edit_synthetic(Workspace& workspace, double percent, std::uint64_t seed, ReplicaId replica) {
    SeededRandom random(seed);
    workspace.set_replica(replica);
    workspace.set_author("外地招商组 · 戊");
    const auto chance = static_cast<std::uint64_t>(percent * 100);
    Change change;
    std::int64_t wall_ms = 1'580'000'000'000;
    const auto flush = [&] {
        (void)workspace.apply(change, wall_ms += 60'000);
        change = {};
    };
    for (RecordIndex index = 0; index < workspace.record_count(); ++index) {
        const Record& record = workspace.record(index);
        // What the office works on; what it is set up with would no longer be readable.
        if (record.kind >= static_cast<KindId>(Kind::settings) || record.state != Record::State::live) continue;
        for (const Field& field : record.fields) {
            if (field.cell.shown().shape() != Value::Shape::text || random.below(10'000) >= chance) continue;
            std::string text(field.cell.shown().as_text());
            text += "改";
            change.writes.push_back({record.id, record.kind, field.id, Value::text(text)});
        }
        if (change.writes.size() >= 200) flush();
    }
    flush();
    workspace.forget_undo();
}

} // namespace yinfeng::test
