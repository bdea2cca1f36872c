namespace SectorPipeline.Sandbox;

/// <summary>A column that grows; slices of it stay valid because they are taken at the end.</summary>
internal sealed class ColumnList<T>(int capacity)
{
    private T[] items = new T[capacity];

    public int Count { get; private set; }

    public void Add(T item)
    {
        if (Count == items.Length)
            Array.Resize(ref items, items.Length * 2);
        items[Count++] = item;
    }

    public ReadOnlyMemory<T> Slice(int start, int end) => items.AsMemory(start..end);
}
