using System.Buffers;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>A growing list in rented memory, which goes back when it is disposed.</summary>
internal sealed class PooledList<T> : IDisposable
    where T : struct
{
    private const int FirstSize = 1024;

    private T[] items = [];

    public int Count { get; private set; }

    public T this[int index] => items[index];

    public void Add(T item)
    {
        if (Count == items.Length)
            Grow();
        items[Count++] = item;
    }

    public void Dispose()
    {
        Return();
        (items, Count) = ([], 0);
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(FirstSize, items.Length * 2));
        items.AsSpan(0, Count).CopyTo(larger);
        Return();
        items = larger;
    }

    private void Return()
    {
        if (items.Length > 0)
            ArrayPool<T>.Shared.Return(items);
    }
}
