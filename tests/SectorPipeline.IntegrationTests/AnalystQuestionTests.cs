using System.Globalization;
using System.Text.Json;

namespace SectorPipeline.IntegrationTests;

/// <summary>The queries of sql/analyses give the rows that docs/analysts.md shows.</summary>
[TestFixture]
internal sealed class AnalystQuestionTests
{
    private const string Command = "`sector sql show --select ";
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "analysts.md"));
    private TemporaryFolder? folder;

    private static IEnumerable<string> Analyses =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "sql", "analyses"), "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    [OneTimeSetUp]
    public async Task CopyTheWarehouseAsync()
    {
        // One process at a time holds a warehouse, and other tests look into this one.
        var recorded = await RecordedMarket.DataRootAsync();
        folder = new TemporaryFolder();
        File.Copy(Path.Combine(recorded, "warehouse.duckdb"), Path.Combine(folder.Path, "warehouse.duckdb"));
    }

    [OneTimeTearDown]
    public void Remove() => folder?.Dispose();

    [TestCaseSource(nameof(Analyses))]
    public async Task The_answer_is_the_one_in_the_docsAsync(string analysis)
    {
        var line = Array.FindIndex(Lines, text => text.StartsWith($"{Command}{analysis} ", StringComparison.Ordinal));
        Assert.That(line, Is.Not.Negative, "docs/analysts.md does not show it");
        var limit = Lines[line].TrimEnd('`').Split(' ')[^1];

        var output = await new SectorProcess(folder!.Path).RunAsync("sql", "show", "--select", analysis, "--limit", limit, "--json");

        Assert.That(output.ExitCode, Is.Zero, output.All);
        var shown = Lines.Skip(line + 2).TakeWhile(text => text.StartsWith('|'));
        var found = Table(JsonDocument.Parse(output.Text).RootElement);
        Assert.That(shown, Is.EqualTo(found), string.Join(Environment.NewLine, found));
    }

    // When the data arrived is another moment in every run.
    private static List<string> Table(JsonElement rows)
    {
        var columns = rows[0].EnumerateObject().Select(property => property.Name).Where(name => name != "as_of").ToList();
        return
        [
            Row(columns),
            "|" + string.Concat(Enumerable.Repeat("---|", columns.Count)),
            .. rows.EnumerateArray().Select(row => Row(columns.Select(column => Text(row.GetProperty(column))))),
        ];
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString() ?? "",
        _ => value.GetRawText().ToString(CultureInfo.InvariantCulture),
    };
}
