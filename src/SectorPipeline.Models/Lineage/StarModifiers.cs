namespace SectorPipeline.Models;

/// <summary>What follows a star: EXCLUDE or EXCEPT, REPLACE, RENAME.</summary>
internal sealed class StarModifiers(SqlText text, QueryTracer queries, QueryScope scope, QueryContext context)
{
    private readonly HashSet<string> excluded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TracedValue> replaced = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> renamed = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlySet<string> Excluded => excluded;

    /// <summary>Whether all of it was understood.</summary>
    public bool Read(int at, int end)
    {
        while (at < end)
        {
            var (start, stop) = text.IsSymbol(at + 1, "(") ? (at + 2, Math.Min(end, text.Closer(at + 1))) : (at + 1, Math.Min(at + 2, end));
            if (text.IsWord(at, "exclude") || text.IsWord(at, "except"))
                excluded.UnionWith(queries.Split(start, stop).Select(item => text.Name(item.End - 1)));
            else if (text.IsWord(at, "replace"))
                ReadReplacements(start, stop);
            else if (text.IsWord(at, "rename"))
                ReadNames(start, stop);
            else
                return false;
            at = text.Skip(at + 1, end);
        }

        return true;
    }

    public TracedColumn Apply(TracedColumn column)
    {
        var value = replaced.GetValueOrDefault(column.Name, column.Value);
        return new TracedColumn(renamed.GetValueOrDefault(column.Name, column.Name), value);
    }

    private void ReadReplacements(int start, int end)
    {
        foreach (var (from, to) in queries.Split(start, end))
        {
            var item = OutputName.Split(text, from, to);
            if (item.Alias is not null)
                replaced[item.Alias] = queries.Expressions.Trace(item.Start, item.End, scope, context);
        }
    }

    private void ReadNames(int start, int end)
    {
        foreach (var (from, to) in queries.Split(start, end).Where(item => item.End - item.Start >= 3))
            renamed[text.Name(from)] = text.Name(to - 1);
    }
}
