using System.Text.RegularExpressions;

namespace SectorPipeline.IntegrationTests;

/// <summary>Every command that README and docs show for the sandbox works as it stands there.</summary>
[TestFixture]
internal sealed partial class ReadmeTests
{
    private readonly TemporaryFolder folder = new();

    private SectorProcess Sector => SmallMarket.At(folder.Path);

    [OneTimeSetUp]
    public async Task RunOnceAsync() => await Sector.RunAsync("run", "daily", "--sandbox");

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [TestCaseSource(nameof(Commands))]
    public async Task Commands_of_the_documentation_work(string command)
    {
        var output = await Sector.RunAsync([.. Words().Matches(command).Skip(1).Select(word => word.Value.Trim('"', '\''))]);

        Assert.That(output.ExitCode, Is.Zero, output.All);
    }

    // Lines of code blocks that begin with the program's name; those that serve, that need keys, that another file holds or that need a backfill under way are left out.
    private static IEnumerable<string> Commands() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Prepend(Path.Combine(Repository.Root, "README.md"))
            .SelectMany(file => CodeBlocks().Matches(File.ReadAllText(file)))
            .SelectMany(block => block.Groups["code"].Value.Split('\n'))
            .Select(line => line.Split(" # ", 2)[0].Trim())
            .Where(line => line.StartsWith("sector ", StringComparison.Ordinal) && !Excluded().IsMatch(line))
            .Distinct();

    [GeneratedRegex(@"```sh\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex(@"^sector (sandbox|serve|run daily$|backfill (pause|resume))|--market|<")]
    private static partial Regex Excluded();

    [GeneratedRegex("""
        "[^"]*"|'[^']*'|\S+
        """)]
    private static partial Regex Words();
}
