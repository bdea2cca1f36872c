using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Warehouses;

public sealed class SqlDialectTests
{
    private static readonly Relation Prices = new("db", "raw", "pri\"ces", RelationType.Table);

    private readonly SqlDialect dialect = new();

    [Test]
    public void Names_are_quoted()
    {
        Assert.That(dialect.Render(Prices), Is.EqualTo("\"db\".\"raw\".\"pri\"\"ces\""));
    }

    [Test]
    public void Parts_may_be_left_out_or_unquoted()
    {
        var relation = Prices with { Included = RelationParts.Schema | RelationParts.Identifier, Quoted = RelationParts.Identifier };

        Assert.That(dialect.Render(relation), Is.EqualTo("raw.\"pri\"\"ces\""));
    }

    [Test]
    public void Literals_double_their_quotes()
    {
        Assert.That(dialect.Literal("it's"), Is.EqualTo("'it''s'"));
    }

    [TestCase(null, "null")]
    [TestCase("it's\0 here", "'it''s here'")]
    [TestCase(true, "true")]
    [TestCase(-42L, "-42")]
    [TestCase(1e-7, "cast('1E-07' as double precision)")]
    [TestCase(double.NaN, "cast('NaN' as double precision)")]
    public void A_value_is_a_literal_of_its_type(object? value, string literal)
    {
        Assert.That(dialect.LiteralOf(value), Is.EqualTo(literal));
    }

    [Test]
    public void An_instant_is_a_literal_in_UTC()
    {
        var instant = new DateTimeOffset(2024, 6, 28, 23, 30, 0, 123, TimeSpan.FromHours(-4));

        Assert.That(dialect.RowOf(new DateOnly(2024, 6, 28), instant, 1.25m), Is.EqualTo("(cast('2024-06-28' as date), cast('2024-06-29 03:30:00.123000' as timestamp), 1.25)"));
    }

    [Test]
    public void A_value_of_a_type_without_literals_is_refused()
    {
        Assert.That(() => dialect.LiteralOf(new object()), Throws.ArgumentException.With.Message.Contains("Object has no literal"));
    }

    [Test]
    public void A_view_is_dropped_and_renamed_as_a_view()
    {
        var view = new Relation(null, "s", "v", RelationType.View);

        Assert.That(dialect.Drop(view), Is.EqualTo("drop view if exists \"s\".\"v\" cascade"));
        Assert.That(dialect.Rename(view, "w"), Is.EqualTo("alter view \"s\".\"v\" rename to \"w\""));
    }

    [Test]
    public void One_key_may_be_an_expression_several_are_columns()
    {
        var (target, source) = (new Relation(null, "s", "t"), new Relation(null, null, "n"));

        Assert.That(dialect.DeleteByKey(target, source, ["a || b"]), Is.EqualTo("delete from \"s\".\"t\"\nwhere (a || b) in (select a || b from \"n\")"));
        Assert.That(dialect.DeleteByKey(target, source, ["a", "b"]), Does.Contain("incoming.a = stored.a and incoming.b = stored.b"));
    }

    [TestCaseSource(nameof(AllTypes))]
    public void Every_type_has_a_name(ColumnType type)
    {
        Assert.That(dialect.TypeName(type), Is.Not.Empty);
        Assert.That(DuckDbDialect.Instance.TypeName(type), Is.Not.Empty);
    }

    [Test]
    public void Relations_at_one_place_are_the_same_whatever_their_case()
    {
        Assert.That(new Relation("DB", "S", "T").IsSamePlace(new Relation("db", "s", "t", RelationType.View)), Is.True);
    }

    private static ColumnType[] AllTypes() => Enum.GetValues<ColumnType>();
}
