using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

public sealed class NestedTypeTests
{
    [Test]
    public void A_list_is_a_list_of_its_values()
    {
        using var connection = Memory.Open();

        Assert.That(connection.Scalar("select [1, null, 3]"), Is.EqualTo(new List<object?> { 1, null, 3 }));
        Assert.That(connection.Scalar("select []::varchar[]"), Is.Empty);
        Assert.That(connection.Scalar("select [['a'], [], null, ['b', 'a text longer than twelve']]"), Is.EqualTo(new List<object?>
        {
            new List<object?> { "a" }, new List<object?>(), null, new List<object?> { "b", "a text longer than twelve" },
        }));
    }

    [Test]
    public void A_list_is_readable_as_an_array_of_its_type()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select [1.5::double, 2.5] as d, [1, null] as n, [['x'], ['y', 'z']] as t");
        reader.Read();

        Assert.That(reader.GetFieldValue<double[]>(0), Is.EqualTo(new[] { 1.5, 2.5 }));
        Assert.That(reader.GetFieldValue<List<int?>>(1), Is.EqualTo(new List<int?> { 1, null }));
        Assert.That(reader.GetFieldValue<string[][]>(2), Is.EqualTo(new[] { new[] { "x" }, ["y", "z"] }));
        Assert.That(() => reader.GetFieldValue<int[]>(1), Throws.TypeOf<InvalidCastException>());
    }

    [Test]
    public void Lists_beyond_the_first_chunk_are_their_own()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select i, [i, i + 1] as pair, {'v': i} as s, [i, i]::bigint[2] as a from range(5000) r(i)");

        for (long i = 0; reader.Read(); i++)
        {
            Assert.That(reader.GetFieldValue<long[]>(1), Is.EqualTo(new[] { i, i + 1 }));
            Assert.That(reader.GetValue(2), Is.EqualTo(new Dictionary<string, object?> { ["v"] = i }));
            Assert.That(reader.GetFieldValue<long[]>(3), Is.EqualTo(new[] { i, i }));
        }
    }

    [Test]
    public void A_struct_is_a_dictionary_by_field()
    {
        using var connection = Memory.Open();

        var value = connection.Scalar("select {'symbol': 'AAPL', 'close': 1.5::double, 'tags': ['a'], 'inner': {'x': null}}");

        Assert.That(value, Is.EqualTo(new Dictionary<string, object?>
        {
            ["symbol"] = "AAPL",
            ["close"] = 1.5,
            ["tags"] = new List<object?> { "a" },
            ["inner"] = new Dictionary<string, object?> { ["x"] = null },
        }));
    }

    [Test]
    public void A_map_is_a_dictionary_by_key()
    {
        using var connection = Memory.Open();

        Assert.That(connection.Scalar("select map {'a': 1, 'b': null}"), Is.EqualTo(new Dictionary<object, object?> { ["a"] = 1, ["b"] = null }));
    }

    [Test]
    public void A_fixed_array_is_a_list()
    {
        using var connection = Memory.Open();

        Assert.That(connection.Scalar("select [1, 2, 3]::integer[3]"), Is.EqualTo(new List<object?> { 1, 2, 3 }));
    }

    [Test]
    public void A_union_is_the_value_that_it_holds()
    {
        using var connection = Memory.Open();
        connection.Run("create table u (v union(n integer, t varchar)); insert into u values (1), ('x'), (null)");
        using var reader = connection.Query("select v from u");

        var values = new List<object>();
        while (reader.Read())
            values.Add(reader.GetValue(0));

        Assert.That(values, Is.EqualTo(new object[] { 1, "x", DBNull.Value }));
    }

    [TestCase("[1]", "INTEGER[]")]
    [TestCase("[[1.5]]", "DECIMAL(2,1)[][]")]
    [TestCase("[1, 2]::integer[2]", "INTEGER[2]")]
    [TestCase("{'a': 1, 'b': 'x'}", "STRUCT(a INTEGER, b VARCHAR)")]
    [TestCase("map {'a': 1}", "MAP(VARCHAR, INTEGER)")]
    public void A_nested_type_is_named_as_in_SQL(string sql, string expected)
    {
        using var connection = Memory.Open();
        using var reader = connection.Query($"select {sql}");

        Assert.That(reader.GetDataTypeName(0), Is.EqualTo(expected));
    }

    [Test]
    public void A_type_without_counterpart_asks_for_a_cast()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select 1::variant as v");
        reader.Read();

        Assert.That(() => reader.GetValue(0), Throws.TypeOf<NotSupportedException>().With.Message.Contains("Cast it to VARCHAR"));
    }
}
