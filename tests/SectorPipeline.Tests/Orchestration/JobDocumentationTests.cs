using System.Text.RegularExpressions;
using SectorPipeline.App.Hosting;
using SectorPipeline.Orchestration;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>What docs/jobs/README.md says of job files is true.</summary>
public sealed partial class JobDocumentationTests
{
    private static string Page => File.ReadAllText(Path.Combine(Repository.Root, "docs", "jobs", "README.md"));

    [TestCaseSource(nameof(Examples))]
    public void Every_example_is_a_job(string yaml)
    {
        Assert.That(() => JobFile.Parse("docs/jobs/README.md", yaml, HostContext.Steps), Throws.Nothing);
    }

    [TestCaseSource(nameof(Keys))]
    public void Every_key_is_described(string key)
    {
        Assert.That(Page, Does.Contain($"| `{key}` |"));
    }

    private static IEnumerable<string> Examples() => YamlBlocks().Matches(Page).Select(match => match.Groups["yaml"].Value);

    private static IEnumerable<string> Keys() => [.. JobFile.Keys, .. StepReader.Keys, .. ScheduleReader.Keys, .. ParametersReader.Keys];

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlocks();
}
