using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models.Lineage;

public sealed class ColumnLineageRobustnessTests
{
    private static readonly string[] Pieces =
    [
        "select", "from", "(", ")", ",", "*", "t", "a.", ".", "as", "with", "recursive", "union", "all", "join", "on", "using", "'", "\"", "$$", "/*", "*/", "--", "\n",
        "::", "[", "]", "{", "}", ":", "case", "end", "over", "values", "lateral", "1", "e'", "exclude", "replace", "natural", "left", "by", "name", "pivot", ";", "in", "$1", "table", "top",
    ];

    private static readonly UpstreamRelation[] Upstream = [new("n", ["t"]) { Columns = ["a", "b"], IsComplete = true }, new("m", ["s", "a"]) { Columns = ["x"] }];

    [Test]
    public void No_text_makes_it_fail()
    {
        var random = new Random(20261125);
        for (var round = 0; round < 5_000; round++)
        {
            var sql = string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Assert.That(() => ColumnLineage.Of(sql, Upstream), Throws.Nothing, sql);
        }
    }

    [Test]
    public void No_characters_make_it_fail()
    {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++)
        {
            var sql = "select " + string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(1, random.Next(2) == 0 ? 128 : 65536)));
            Assert.That(() => ColumnLineage.Of(sql, Upstream), Throws.Nothing, sql);
        }
    }

    [TestCase("select (", "1", ")")]
    [TestCase("select ((select ", "1", "))")]
    [TestCase("select * from (", "select 1", ") t")]
    [TestCase("with a as (", "select 1", ") select * from a")]
    [TestCase("select [", "1", "]")]
    [TestCase("(", "select 1", ")")]
    public void Depth_is_no_danger(string open, string core, string close)
    {
        var sql = string.Concat(Enumerable.Repeat(open, 20_000)) + core + string.Concat(Enumerable.Repeat(close, 20_000));

        Assert.That(() => ColumnLineage.Of(sql, Upstream), Throws.Nothing);
        Assert.That(() => ColumnLineage.Of(sql[..(sql.Length / 2)], Upstream), Throws.Nothing);
    }

    [Test]
    public void Stars_that_multiply_are_given_up()
    {
        var ctes = Enumerable.Range(1, 60).Select(i => $"c{i} as (select a.*, b.* from c{i - 1} a, c{i - 1} b)");

        var lineage = ColumnLineage.Of($"with c0 as (select * from t), {string.Join(", ", ctes)} select * from c60", Upstream);

        Assert.That(lineage.IsComplete, Is.False);
        Assert.That(lineage.Columns, Is.Empty);
    }

    [TestCase("select {0} from t", "a + b as c#", ", ")]
    [TestCase("select * from t where {0}", "a = #", " and ")]
    [TestCase("select x.a from t x {0}", "join t as t# on t#.a = x.a", " ")]
    [TestCase("{0}", "select a, b from t", " union all ")]
    [TestCase("with z as (select 1){0} select * from z", ", c# as (select a, b from t)", "")]
    public void Long_texts_are_read_to_their_end(string frame, string part, string separator)
    {
        var parts = Enumerable.Range(0, 20_000).Select(i => part.Replace("#", $"{i}", StringComparison.Ordinal));

        var lineage = ColumnLineage.Of(frame.Replace("{0}", string.Join(separator, parts), StringComparison.Ordinal), Upstream);

        Assert.That(lineage.Columns, Is.Not.Empty);
        Assert.That(lineage.IsComplete, Is.True);
    }
}
