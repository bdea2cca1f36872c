using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Nodes as sub-steps of a step. A hook is named as it is in the artifacts, everything else by its short name.</summary>
internal static class SubSteps
{
    public static SubStep Of(Node node) => new() { Name = NameOf(node), Kind = KindOf(node), State = SubStepState.Running };

    public static SubStep Of(NodeResult result) => Of(result.Node) with
    {
        State = StateOf(result),
        Rows = result.Rows,
        Message = result.IsGood && result.Status != NodeStatus.Warn ? null : result.Message,
        Detail = result.CompiledCode,
    };

    public static string NameOf(Node node) => node.Name;

    private static string KindOf(Node node) => node switch
    {
        ModelNode => "model",
        SeedNode => "seed",
        UnitTestNode => "unit_test",
        TestNode => "test",
        _ => "operation",
    };

    private static SubStepState StateOf(NodeResult result) => result.Status switch
    {
        NodeStatus.Skipped => SubStepState.Skipped,
        _ when result.IsReused => SubStepState.Unchanged,
        _ => result.IsGood ? SubStepState.Succeeded : SubStepState.Failed,
    };
}
