using SectorPipeline.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads what connects steps: <c>needs</c> and <c>on_failure</c>.</summary>
internal sealed class LinkReader(SourceText source, IReadOnlyCollection<string> names)
{
    private const string Key = "on_failure";
    private const string Expected = "stop, continue or { run: <step> }";
    private readonly List<(string Step, string Handler)> handlers = [];
    private readonly List<(string Step, YamlScalarNode Need)> needs = [];

    public string[] Needs(string step, MappingReader mapping)
    {
        var read = mapping.Names("needs");
        foreach (var need in read.Where(need => !names.Contains(need.Value, StringComparer.Ordinal)))
            source.Fault(need.Start, $"needs: no step is called '{need.Value}'.{NearestName.Hint(need.Value!, names)}");
        needs.AddRange(read.Select(need => (step, need)));
        return [.. read.Select(need => need.Value!)];
    }

    public (FailurePolicy Policy, string? Handler) OnFailure(string step, MappingReader mapping)
    {
        if (mapping.Node(Key) is YamlMappingNode node)
            return (FailurePolicy.Run, Handler(step, new MappingReader(node, source, Key, ["run"])));
        return (mapping.Value(Key, Policy, $"known; write {Expected}") ?? FailurePolicy.Stop, null);
    }

    /// <summary>The steps, those among them that run for failures with what they run for.</summary>
    public List<JobStep> Connect(List<JobStep> steps)
    {
        var handled = handlers.ToLookup(pair => pair.Handler, pair => pair.Step, StringComparer.Ordinal);
        foreach (var (step, need) in needs)
        {
            if (handled.Contains(need.Value!))
                source.Fault(need.Start, $"needs: '{need.Value}' runs only when a step fails, so nothing can need it.");
            else if (handled.Contains(step))
                source.Fault(need.Start, $"needs: {step} comes after the steps whose on_failure names it ({string.Join(", ", handled[step])}), and needs nothing else. Leave needs out.");
        }

        return steps.ConvertAll(step => step with { Handles = [.. handled[step.Name]] });
    }

    private string? Handler(string step, MappingReader mapping)
    {
        if (mapping.Text("run") is not { } handler)
        {
            source.Fault(mapping.Start, $"{Key}: which step to run is missing. Write {Expected}.");
            return null;
        }

        if (names.Contains(handler, StringComparer.Ordinal))
            handlers.Add((step, handler));
        else
            source.Fault(mapping.Node("run")!.Start, $"{Key}: no step is called '{handler}'.{NearestName.Hint(handler, names)}");
        return handler;
    }

    private static FailurePolicy? Policy(string text) => text switch
    {
        "stop" => FailurePolicy.Stop,
        "continue" => FailurePolicy.Continue,
        _ => null,
    };
}
