using System.Text.RegularExpressions;
using SectorPipeline.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads the steps of a job file.</summary>
internal sealed partial class StepReader
{
    public const string NameRule = "A name starts with a letter and holds letters, digits, '_' and '-'.";

    public static readonly string[] Keys = ["uses", "needs", "if", "with", "for_each", "max_parallel", "on_failure", "retry", "timeout", "pool", "not_before"];

    private readonly SourceText source;
    private readonly StepCatalog catalog;
    private readonly ExpressionReader expressions;
    private readonly LinkReader links;

    public StepReader(SourceText source, StepCatalog catalog, YamlMappingNode steps)
    {
        (this.source, this.catalog) = (source, catalog);
        expressions = new ExpressionReader(source);
        links = new LinkReader(source, [.. steps.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")]);
    }

    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>The steps as a graph, or null when what is wrong leaves none.</summary>
    public Dag<JobStep>? Read(YamlMappingNode steps, IReadOnlyList<JobParameter> parameters)
    {
        var read = steps.Children.Select(pair => Read(pair.Key, pair.Value)).OfType<JobStep>().ToList();
        if (Connect(links.Connect(read), steps) is not { } connected)
            return null;
        // Where a step is missing, it is not known what comes before what.
        if (connected.Count == steps.Children.Count)
            expressions.Check(connected, parameters);
        return connected;
    }

    private Dag<JobStep>? Connect(List<JobStep> read, YamlMappingNode steps)
    {
        var known = read.Select(step => step.Name).ToHashSet(StringComparer.Ordinal);
        try
        {
            return new Dag<JobStep>(read, step => step.Name, step => step.ComesAfter.Where(known.Contains));
        }
        catch (CycleException error)
        {
            var first = steps.Children.Keys.First(key => string.Equals(((YamlScalarNode)key).Value, error.Path[0], StringComparison.Ordinal));
            source.Fault(first.Start, error.Message);
            return null;
        }
    }

    // Null when what is wrong leaves nothing to go on with.
    private JobStep? Read(YamlNode key, YamlNode value)
    {
        if (key is not YamlScalarNode { Value: { } name } || !IsName(name))
        {
            source.Fault(key.Start, $"'{key}' is not a name of a step. {NameRule}");
            return null;
        }

        if (value is not YamlMappingNode mapping)
        {
            source.Fault(key.Start, $"{name}: a step is a mapping, such as {{ uses: ingest.prices }}.");
            return null;
        }

        return Read(name, new MappingReader(mapping, source, "a step", Keys));
    }

    private JobStep? Read(string name, MappingReader step)
    {
        var type = Type(name, step);
        var (needs, condition, retry) = (links.Needs(name, step), expressions.Condition(name, step), RetryReader.Read(step, source));
        var (with, bindings) = new WithReader(source, expressions).Read(name, step, type);
        var forEach = new ForEachReader(source, expressions).Read(name, step);
        var (onFailure, handler) = links.OnFailure(name, step);
        var timeout = step.Value("timeout", Duration.Parse, Duration.Expected);
        var notBefore = step.Value("not_before", JobFile.TimeOfDay, "a time of day; write it as \"06:30\"");
        var pool = step.Text("pool");
        return type is null ? null : new JobStep
        {
            Name = name,
            Type = type,
            Needs = needs,
            If = condition,
            With = with,
            Bindings = bindings,
            ForEach = forEach,
            OnFailure = onFailure,
            Handler = handler,
            Retry = retry,
            Timeout = timeout,
            Pool = pool,
            NotBefore = notBefore,
        };
    }

    private StepType? Type(string name, MappingReader step)
    {
        if (step.Node("uses") is not { } node)
        {
            source.Fault(step.Start, $"{name}: uses is missing. Say what the step does, such as uses: ingest.prices.");
            return null;
        }

        if (step.Text("uses") is not { } uses)
            return null;
        if (catalog.Find(uses) is { } type)
            return type;
        source.Fault(node.Start, $"uses: {catalog.Unknown(uses)}");
        return null;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
