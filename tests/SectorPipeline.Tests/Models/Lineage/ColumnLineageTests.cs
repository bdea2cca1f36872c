using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models.Lineage;

/// <summary>Over orders(id, customer, amount, day), customers(id, name) and events, of which only the column kind is known.</summary>
public sealed class ColumnLineageTests
{
    private static readonly UpstreamRelation[] Upstream =
    [
        new("o", ["db", "shop", "orders"]) { Columns = ["id", "customer", "amount", "day"], IsComplete = true },
        new("c", ["db", "shop", "customers"]) { Columns = ["id", "name"], IsComplete = true },
        new("e", ["db", "raw", "events"]) { Columns = ["kind"] },
        new("eph", ["__dbt__cte__eph"]) { Columns = ["k"], IsComplete = true },
    ];

    [TestCase("select id from shop.orders", "id=o.id")]
    [TestCase("select id from \"db\".\"shop\".\"orders\"", "id=o.id")]
    [TestCase("SELECT O.ID FROM Shop.Orders O;", "ID=o.id")]
    [TestCase("select id as order_id, o.amount total, \"day\" from shop.orders as o", "order_id:Renamed=o.id total:Renamed=o.amount day=o.day")]
    [TestCase("select shop.orders.id, orders.day from shop.orders", "id=o.id day=o.day")]
    [TestCase("select * from shop.customers", "id=c.id name=c.name")]
    [TestCase("select c.*, 1 as one from shop.customers c", "id=c.id name=c.name one:Constant=")]
    [TestCase("select o.*, name from shop.orders o join shop.customers c on c.id = o.customer", "id=o.id customer=o.customer amount=o.amount day=o.day name=c.name")]
    [TestCase("select amount * 2 as x, upper(name) from shop.orders o, shop.customers", "x:Derived=o.amount upper:Derived=c.name")]
    [TestCase("select cast(amount as decimal(18, 2)) as amount, day::date, day::timestamp with time zone d from shop.orders", "amount:Derived=o.amount day:Derived=o.day d:Derived=o.day")]
    [TestCase("select case when amount > 0 then day else null end d from shop.orders", "d:Derived=o.amount,o.day")]
    [TestCase("select customer, sum(amount) as total, count(*) n from shop.orders group by customer", "customer=o.customer total:Aggregated=o.amount n:Aggregated=")]
    [TestCase("select sum(amount) over (partition by customer order by day rows between 2 preceding and current row) s from shop.orders", "s:Derived=o.amount,o.customer,o.day")]
    [TestCase("select count(id) filter (where amount > 0) n, max(day) filter (where true) over w m from shop.orders window w as (order by id)", "n:Aggregated=o.id,o.amount m:Derived=o.day")]
    [TestCase("select listagg(name, ',') within group (order by id) l from shop.customers", "l:Aggregated=c.name,c.id")]
    [TestCase("select extract(year from day) y, date_trunc('month', day) m, datediff(day, day, current_date) n from shop.orders", "y:Derived=o.day m:Derived=o.day n:Derived=o.day")]
    [TestCase("select interval '1' day, day + interval '2 days' as later, date '2020-01-01' from shop.orders", "interval '1' day:Constant= later:Derived=o.day date '2020-01-01':Constant=")]
    [TestCase("select 1, 'a' as text, null as nothing", "1:Constant= text:Constant= nothing:Constant=")]
    [TestCase("select distinct on (customer) customer, id from shop.orders order by customer, day desc", "customer=o.customer id=o.id")]
    [TestCase("select exists (select 1 from shop.customers c where c.id = o.customer) e from shop.orders o", "e:Constant=")]
    [TestCase("select (select max(name) from shop.customers c where c.id = o.customer) n from shop.orders o", "n:Aggregated=c.name")]
    [TestCase("select id in (select id from shop.customers) known from shop.orders", "known:Derived=o.id,c.id")]
    [TestCase("select amount is not distinct from customer same from shop.orders", "same:Derived=o.amount,o.customer")]
    [TestCase("select amount a, a + 1 as b from shop.orders", "a:Renamed=o.amount b:Derived=o.amount")]
    [TestCase("select count(o) n, row_to_json(c) j from shop.orders o, shop.customers c", "n:Aggregated=o.id,o.customer,o.amount,o.day j:Derived=c.id,c.name")]
    [TestCase("select amount[1:2] s, {'k': id}, [id, day] from shop.orders", "s:Derived=o.amount {'k': id}:Derived=o.id [id, day]:Derived=o.id,o.day")]
    [TestCase("select id, -- the customer, from nowhere\n /* amount /* nested */ from */ day from shop.orders", "id=o.id day=o.day")]
    [TestCase("select $$ from $$ as a, E'it\\'s' b, 'it''s' c, $1 as p, :x as q from shop.orders", "a:Constant= b:Constant= c:Constant= p:Constant= q:Constant=")]
    public void A_select_gives_its_columns(string sql, string expected) => AssertLineage(sql, expected);

    [TestCase("with a as (select id as x from shop.orders), b as (select x as y from a) select y from b", "y:Renamed=o.id")]
    [TestCase("with a(x, y) as (select id, amount from shop.orders) select * from a", "x:Renamed=o.id y:Renamed=o.amount")]
    [TestCase("with orders as (select name from shop.customers) select * from orders", "name=c.name")]
    [TestCase("with a as materialized (select * from shop.customers) select a.name from a", "name=c.name")]
    [TestCase("with recursive t(n) as (select id from shop.orders union all select n + 1 from t) select n from t", "n:Derived=o.id")]
    [TestCase("with __dbt__cte__eph as (select id as k from shop.orders) select k, k + 1 as next from __dbt__cte__eph", "k=eph.k next:Derived=eph.k")]
    [TestCase("with a as (select sum(amount) s from shop.orders) select s, s / 2 as half from a", "s:Aggregated=o.amount half:Aggregated=o.amount")]
    [TestCase("select x from (select id as x from shop.orders) as t", "x:Renamed=o.id")]
    [TestCase("select t.b from (select id, day from shop.orders) t(a, b)", "b:Renamed=o.day")]
    [TestCase("select * from (shop.orders o join shop.customers c on true) where o.id = 1", "id=o.id customer=o.customer amount=o.amount day=o.day id=c.id name=c.name")]
    [TestCase("select j.name from (shop.orders o join shop.customers c on true) as j", "name=c.name")]
    [TestCase("select id, name from shop.orders join shop.customers using (id)", "id=o.id name=c.name")]
    [TestCase("select id from shop.orders full join shop.customers using (id)", "id=o.id,c.id")]
    [TestCase("select * from shop.orders natural join shop.customers", "id=o.id customer=o.customer amount=o.amount day=o.day name=c.name")]
    [TestCase("select * from shop.customers c semi join shop.orders o on left(c.name, 1) = 'a' and o.id = c.id", "id=c.id name=c.name")]
    [TestCase("select o.id, l.top from shop.orders o cross join lateral (select max(name) as top from shop.customers c where c.id = o.id) l", "id=o.id top:Aggregated=c.name")]
    [TestCase("select u.x from shop.orders o, unnest(o.amount) as u(x)", "x:Derived=o.amount")]
    [TestCase("select a.v from shop.orders o cross join lateral (values (o.id), (o.amount)) as a(v)", "v:Renamed=o.id,o.amount")]
    [TestCase("select * from (values (1, 'a'), (2, 'b')) as v(n, s)", "n:Constant= s:Constant=")]
    [TestCase("select id from shop.orders union all select id from shop.customers", "id=o.id,c.id")]
    [TestCase("select id, day from shop.orders union select 1, null", "id:Derived=o.id day:Derived=o.day")]
    [TestCase("select id from shop.orders except select id from shop.customers", "id=o.id")]
    [TestCase("(select id from shop.orders order by day limit 1) union all (select id from shop.customers) order by 1", "id=o.id,c.id")]
    [TestCase("select id, name from shop.customers union all by name select id, day from shop.orders", "id=c.id,o.id name=c.name day=o.day")]
    [TestCase("table shop.customers", "id=c.id name=c.name")]
    [TestCase("from shop.customers", "id=c.id name=c.name")]
    [TestCase("from shop.orders o select o.id where day > 1", "id=o.id")]
    public void Queries_inside_queries_are_followed(string sql, string expected) => AssertLineage(sql, expected);

    [TestCase("select * exclude (customer, amount) from shop.orders", "id=o.id day=o.day")]
    [TestCase("select * except (customer, amount) from shop.orders union all select 1, 2", "id:Derived=o.id day:Derived=o.day")]
    [TestCase("select * exclude amount replace (id + amount as id) from shop.orders", "id:Derived=o.id,o.amount customer=o.customer day=o.day")]
    [TestCase("select * rename (name as title) from shop.customers", "id=c.id title:Renamed=c.name")]
    [TestCase("select id from shop.orders qualify row_number() over (partition by customer order by day) = 1", "id=o.id")]
    [TestCase("select total: sum(amount) from shop.orders", "total:Aggregated=o.amount")]
    public void Dialects_are_understood(string sql, string expected) => AssertLineage(sql, expected);

    [TestCase("select kind, happened_at as at_time from raw.events", "kind=e.kind at_time:Renamed=e.happened_at")]
    [TestCase("with ev as (select * from raw.events) select ev.user_id, kind from ev", "user_id=e.user_id kind=e.kind")]
    [TestCase("select name, user_id from raw.events join shop.customers on true", "name=c.name user_id=e.user_id")]
    [TestCase("select x from elsewhere.unheard", "x:Unknown=")]
    [TestCase("select x from read_parquet('a.parquet')", "x:Unknown=")]
    [TestCase("select p.total from shop.orders pivot (sum(amount) for day in (1, 2)) as p", "total:Unknown=")]
    public void What_is_not_known_is_guessed_or_said_to_be_unknown(string sql, string expected) => AssertLineage(sql, expected);

    [TestCase("select * from raw.events", "kind=e.kind")]
    [TestCase("select columns('a.*') from shop.orders", "")]
    [TestCase("select id, * from elsewhere.unheard", "id:Unknown=")]
    [TestCase("pivot shop.orders on day using sum(amount)", "")]
    [TestCase("insert into t select 1", "")]
    [TestCase("", "")]
    public void A_query_of_unknown_columns_is_incomplete(string sql, string expected)
    {
        var lineage = ColumnLineage.Of(sql, Upstream);

        Assert.That(lineage.IsComplete, Is.False);
        Assert.That(Describe(lineage), Is.EqualTo(expected));
    }

    private static void AssertLineage(string sql, string expected)
    {
        var lineage = ColumnLineage.Of(sql, Upstream);

        Assert.That(Describe(lineage), Is.EqualTo(expected));
        Assert.That(lineage.IsComplete, Is.True);
    }

    private static string Describe(ColumnLineage lineage) => string.Join(' ', lineage.Columns.Select(Describe));

    private static string Describe(LineageColumn column)
    {
        var kind = column.Kind == ColumnKind.Passthrough ? "" : $":{column.Kind}";
        return $"{column.Name}{kind}={string.Join(',', column.Sources.Select(source => $"{source.Node}.{source.Column}"))}";
    }
}
