using System.Xml.Linq;

namespace SectorPipeline.Tests.Architecture;

/// <summary>Holds the table of the design: which project may know which.</summary>
public sealed class ProjectReferenceTests
{
    private const string Prefix = "SectorPipeline.";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["DuckDb"] = ["Core"],
        ["Jinja"] = ["Core"],
        ["Lake"] = ["Core", "DuckDb"],
        ["Warehouses"] = ["Core", "DuckDb"],
        ["Ingestion"] = ["Core", "Lake"],
        ["Quality"] = ["Core", "Lake", "Warehouses"],
        ["Models"] = ["Core", "Jinja", "Warehouses"],
        ["Alerts"] = ["Core", "Jinja", "Warehouses", "Lake"],
        ["Orchestration"] = ["Core", "DuckDb"],
        ["Sandbox"] = ["Core"],
    };

    private static IEnumerable<TestCaseData> Projects() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new TestCaseData(file).SetArgDisplayNames(Name(file)));

    [TestCaseSource(nameof(Projects))]
    public void A_project_references_only_what_the_design_allows(string file)
    {
        var name = Name(file);

        var references = Items(file, "ProjectReference").Select(Name);

        if (string.Equals(name, "App", StringComparison.Ordinal))
            Assert.That(references, Is.SubsetOf(Allowed.Keys));
        else
            Assert.That(references, Is.SubsetOf(AllowedFor(name)));
    }

    [TestCase("Core")]
    [TestCase("Jinja")]
    public void The_language_and_the_words_need_no_package(string name)
    {
        var file = Path.Combine(Repository.Root, "src", Prefix + name, $"{Prefix}{name}.csproj");

        var packages = Items(file, "PackageReference").Concat(Items(file, "FrameworkReference"));

        Assert.That(packages, Is.Empty);
    }

    [TestCaseSource(nameof(Projects))]
    public void Only_the_DuckDB_provider_may_hold_unsafe_code(string file)
    {
        var unsafeAllowed = XDocument.Load(file).Descendants("AllowUnsafeBlocks")
            .Any(element => string.Equals(element.Value.Trim(), "true", StringComparison.OrdinalIgnoreCase));

        if (unsafeAllowed)
            Assert.That(Name(file), Is.EqualTo("DuckDb"));
    }

    private static string[] AllowedFor(string name) =>
        Allowed.TryGetValue(name, out var allowed)
            ? allowed
            : throw new AssertionException($"{Prefix}{name} is not in the design's table of projects.");

    private static IEnumerable<string> Items(string file, string kind) =>
        XDocument.Load(file).Descendants(kind).Select(item => item.Attribute("Include")!.Value);

    private static string Name(string file) =>
        Path.GetFileNameWithoutExtension(file.Replace('\\', '/'))[Prefix.Length..];
}
