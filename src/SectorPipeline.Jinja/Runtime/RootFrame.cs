namespace SectorPipeline.Jinja.Runtime;

/// <summary>The outermost scope: a template's own names over the host's, over the environment's globals.</summary>
internal sealed class RootFrame(RenderState state, IJinjaScope? scope) : Frame(null)
{
    public override IEnumerable<string> VisibleNames =>
        Names.Concat(scope?.Names ?? []).Concat(state.Environment.Globals.Keys);

    protected override bool TryGetOutside(string name, out object? value)
    {
        if ((scope is null || !scope.TryGet(name, out value)) && !state.Environment.Globals.TryGetValue(name, out value))
            return false;
        value = state.Wrap(value);
        return true;
    }
}
