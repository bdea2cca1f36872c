using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class SeedTests : ProjectTest
{
    [Test]
    public async Task Types_are_inferred_from_the_values()
    {
        Project.Write("seeds/s.csv", "i,n,d,t,b,x,z\n1,1.5,2024-01-31,2024-01-31 10:00:00,true,a,00501\n2,,,,FALSE,,\n");

        await Project.BuildAsync();

        Assert.That(
            await Project.QueryAsync("select column_name, data_type from information_schema.columns where table_name = 's' order by ordinal_position"),
            Is.EqualTo("i,INTEGER;n,DOUBLE;d,DATE;t,TIMESTAMP;b,BOOLEAN;x,VARCHAR;z,INTEGER"));
        Assert.That(await Project.QueryAsync("select count(*) from s where n is null and x is null and b = false"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Column_types_of_the_configuration_win()
    {
        Project.Write("seeds/s.csv", "id,zip\n1,00501\n")
            .Write("dbt_project.yml", "name: shop\nprofile: shop\nseeds:\n  shop:\n    s: { +column_types: { zip: varchar(5) } }\n");

        await Project.BuildAsync();

        Assert.That(await Project.QueryAsync("select zip from s"), Is.EqualTo("00501"));
    }

    [Test]
    public async Task A_column_type_for_no_column_changes_nothing()
    {
        Project.Write("seeds/s.csv", "id,zip\n1,2\n")
            .Write("seeds/s.yml", "seeds: [{ name: s, config: { column_types: { zpi: text } } }]");

        var result = await Project.BuildAsync();

        Assert.That(Result(result, "s").Status, Is.EqualTo(NodeStatus.Success), Result(result, "s").Message);
    }

    [Test]
    public async Task Only_a_misspelt_column_type_is_told_as_a_folder_may_have_types_for_some_of_its_files()
    {
        Project.Write("seeds/s.csv", "id,zip\n1,2\n")
            .Write("seeds/s.yml", "seeds: [{ name: s, config: { column_types: { id: bigint, ids: bigint, zpi: text, recorded_at: date } } }]");
        var observer = new MessageObserver();

        await (await Project.RunnerAsync(observer)).BuildAsync(new SqlRunOptions(), CancellationToken.None);

        Assert.That(Short(observer.Messages.Single()), Is.EqualTo("warning seeds/s.csv: 'column_types' names 'zpi', which the file does not have. Did you mean 'zip'?"));
    }

    [TestCase("1\n2147483647", "INTEGER")]
    [TestCase("1\n2147483648", "BIGINT")]
    [TestCase("\n-5", "INTEGER")]
    [TestCase("1\n2.5", "DOUBLE")]
    public async Task Whole_numbers_have_the_type_that_dbt_gives_them_while_they_fit(string values, string type)
    {
        Project.Write("seeds/s.csv", $"n,id\n{values.Replace("\n", ",a\n", StringComparison.Ordinal)},b\n");

        await Project.BuildAsync();

        Assert.That(await Project.QueryAsync("select distinct typeof(n) from s"), Is.EqualTo(type));
    }

    [Test]
    public async Task A_seed_has_the_indexes_that_it_is_set_to_have()
    {
        Project.Write("seeds/s.csv", "id,zip\n1,2\n")
            .Write("seeds/s.yml", "seeds: [{ name: s, config: { indexes: [{ columns: [id], unique: true }, { columns: [id, zip] }] } }]");
        await Project.BuildAsync();

        await Project.BuildAsync();

        Assert.That(await Project.QueryAsync("select is_unique, expressions from duckdb_indexes() order by 1"), Is.EqualTo("False,[id, zip];True,[id]"));
    }

    [Test]
    public async Task A_changed_file_replaces_the_table()
    {
        Project.Write("seeds/s.csv", "id\n1\n");
        await Project.BuildAsync();
        Project.Write("seeds/s.csv", "id,name\n2,b\n");

        await Project.BuildAsync();

        Assert.That(await Project.QueryAsync("select * from s"), Is.EqualTo("2,b"));
    }

    [Test]
    public async Task A_value_that_does_not_fit_its_type_leaves_the_old_table()
    {
        Project.Write("seeds/s.csv", "id\n1\n");
        await Project.BuildAsync();
        Project.Write("seeds/s.csv", "id\nx\n").Write("seeds/s.yml", "seeds: [{ name: s, config: { column_types: { id: integer } } }]");

        var result = await Project.BuildAsync();

        Assert.That(Short(Result(result, "s").Message), Is.EqualTo("seeds/s.csv:2: 'x' is no integer, which 'column_types' says of id. Correct the value or the type."));
        Assert.That(await Project.QueryAsync("select * from s"), Is.EqualTo("1"));
    }

    [Test]
    public void Quoted_values_may_hold_anything()
    {
        var table = new SeedReader("a,b\r\n\"x, \"\"y\"\"\n2\",\"\"\r\n,z", ',', "s.csv").Read();

        Assert.That(table.Rows, Is.EqualTo((string?[][])[["x, \"y\"\n2", ""], [null, "z"]]));
    }

    [TestCase("", "s.csv:1: the file is empty.")]
    [TestCase("a,b\n1,2\n3\n", "s.csv:3: this row has 1 value, the header has 2.")]
    [TestCase("a,A\n1,2\n", "s.csv:1: the column 'a' is there twice.")]
    [TestCase("a\n\"x\n", "s.csv:2: a quote is opened here and not closed.")]
    [TestCase("a\n\"x\"y\n", "s.csv:2: 'y' follows a closing quote.")]
    public void A_text_that_is_no_table_is_refused_with_its_line(string text, string message)
    {
        Assert.That(() => new SeedReader(text, ',', "s.csv").Read(), Throws.InstanceOf<PipelineException>().With.Message.StartsWith(message));
    }
}
