namespace SectorPipeline.Models;

/// <summary>Reads the YAML files that describe what is in a package.</summary>
internal sealed class SchemaFileReader
{
    private static readonly HashSet<string> FileKeys = new(StringComparer.Ordinal)
    {
        "version", "models", "seeds", "sources", "snapshots", "macros", "analyses", "exposures", "unit_tests", "data_tests",
        "tests", "groups", "metrics", "semantic_models", "saved_queries", "anchors", "functions",
    };

    private readonly Diagnostics diagnostics;
    private readonly SchemaEntryReader entries;
    private readonly SourceEntryReader sources;
    private readonly MacroEntryReader macros;
    private readonly ExposureEntryReader exposures;
    private readonly UnitTestEntryReader unitTests;

    public SchemaFileReader(Diagnostics diagnostics)
    {
        this.diagnostics = diagnostics;
        entries = new SchemaEntryReader(diagnostics.Warn);
        sources = new SourceEntryReader(entries, diagnostics.Warn);
        macros = new MacroEntryReader(diagnostics.Warn);
        exposures = new ExposureEntryReader(diagnostics.Warn);
        unitTests = new UnitTestEntryReader(diagnostics.Warn);
    }

    public SchemaFile Read(YamlMap map, string projectPath)
    {
        map.CheckKeys("a schema file", FileKeys, diagnostics.Warn);
        return new SchemaFile
        {
            File = map.File,
            ProjectPath = projectPath,
            Models = entries.Read(map, "models", "a model"),
            Seeds = entries.Read(map, "seeds", "a seed"),
            Analyses = entries.Read(map, "analyses", "an analysis"),
            SingularTests = [.. entries.Read(map, "data_tests", "a data test"), .. entries.Read(map, "tests", "a data test")],
            Sources = [.. map.Items("sources").Select(sources.Read)],
            Macros = [.. map.Items("macros").Select(macros.Read)],
            Exposures = [.. map.Items("exposures").Select(exposures.Read)],
            UnitTests = [.. map.Items("unit_tests").Select(unitTests.Read)],
        };
    }
}
