using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>The blocks of a template and of those that it extends, the innermost child's first.</summary>
internal sealed class Inheritance
{
    private static readonly Dictionary<string, List<(Executor Executor, Block Block)>> NoBlocks = [];

    private Dictionary<string, List<(Executor Executor, Block Block)>> blocks = NoBlocks;

    public IEnumerable<string> Names => blocks.Keys;

    public void Add(Executor executor, IReadOnlyList<Block> declared)
    {
        if (declared.Count > 0 && ReferenceEquals(blocks, NoBlocks))
            blocks = new(StringComparer.Ordinal);
        foreach (var block in declared)
        {
            if (!blocks.TryGetValue(block.Name, out var levels))
                blocks[block.Name] = levels = [];
            levels.Add((executor, block));
        }
    }

    public bool Has(string name) => blocks.ContainsKey(name);

    public string Render(Block block, Frame outer, RenderState state)
    {
        state.Place = block.At;
        return Render(block.Name, 0, outer, state);
    }

    public string Render(string name, int level, Frame outer, RenderState state)
    {
        var (executor, block) = blocks[name][level];
        if (block.IsRequired && level == blocks[name].Count - 1)
            throw Fault.Runtime($"the block '{name}' is required, but no template defines it.");
        var frame = new Frame(outer);
        frame.Set("super", Super(name, level + 1, outer, state));
        var (template, place) = (state.Template, state.Place);
        state.Enter();
        state.Template = executor.Template;
        var text = executor.Capture(block.Body, frame);
        (state.Template, state.Place) = (template, place);
        state.Leave();
        return text;
    }

    private object Super(string name, int level, Frame outer, RenderState state) => level < blocks[name].Count
        ? new JinjaFunction("super", _ => Render(name, level, outer, state))
        : state.Undefined($"there is no parent block called '{name}'");
}
