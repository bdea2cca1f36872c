using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Columns;

internal sealed class ListReader(string name, string typeName, ColumnReader child)
    : ColumnReader(name, typeName, typeof(List<object?>)), ISequence
{
    public override void Bind(nint vector)
    {
        base.Bind(vector);
        child.Bind(NativeMethods.ListVectorGetChild(vector));
    }

    public (ColumnReader Child, int Start, int Count) Elements(int row)
    {
        var entry = At<NativeListEntry>(row);
        return (child, checked((int)entry.Offset), checked((int)entry.Length));
    }

    public override object GetValue(int row) => Sequences.ToList(Elements(row));
}

/// <summary>ARRAY: the same number of elements in each row.</summary>
internal sealed class ArrayReader(string name, string typeName, ColumnReader child, int size)
    : ColumnReader(name, typeName, typeof(List<object?>)), ISequence
{
    public override void Bind(nint vector)
    {
        base.Bind(vector);
        child.Bind(NativeMethods.ArrayVectorGetChild(vector));
    }

    public (ColumnReader Child, int Start, int Count) Elements(int row) => (child, checked(row * size), size);

    public override object GetValue(int row) => Sequences.ToList(Elements(row));
}

internal static class Sequences
{
    public static List<object?> ToList((ColumnReader Child, int Start, int Count) elements)
    {
        var list = new List<object?>(elements.Count);
        for (var i = 0; i < elements.Count; i++)
            list.Add(elements.Child.ValueOrNull(elements.Start + i));
        return list;
    }
}

internal sealed class StructReader(string name, string typeName, string[] fields, ColumnReader[] children)
    : ColumnReader(name, typeName, typeof(Dictionary<string, object?>))
{
    public override void Bind(nint vector)
    {
        base.Bind(vector);
        for (var i = 0; i < children.Length; i++)
            children[i].Bind(NativeMethods.StructVectorGetChild(vector, (ulong)i));
    }

    public override object GetValue(int row)
    {
        var value = new Dictionary<string, object?>(children.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < children.Length; i++)
            value[fields[i]] = children[i].ValueOrNull(row);
        return value;
    }
}

/// <summary>MAP: a list of structs of key and value.</summary>
internal sealed class MapReader(string name, string typeName, ColumnReader key, ColumnReader value)
    : ColumnReader(name, typeName, typeof(Dictionary<object, object?>))
{
    public override void Bind(nint vector)
    {
        base.Bind(vector);
        var entries = NativeMethods.ListVectorGetChild(vector);
        key.Bind(NativeMethods.StructVectorGetChild(entries, 0));
        value.Bind(NativeMethods.StructVectorGetChild(entries, 1));
    }

    public override object GetValue(int row)
    {
        var entry = At<NativeListEntry>(row);
        var map = new Dictionary<object, object?>(checked((int)entry.Length));
        for (var i = checked((int)entry.Offset); i < (int)(entry.Offset + entry.Length); i++)
            map[key.GetValue(i)] = value.ValueOrNull(i);
        return map;
    }
}

/// <summary>UNION: a struct whose first field says which of the others holds the value.</summary>
internal sealed class UnionReader(string name, string typeName, TagReader tag, ColumnReader[] members)
    : ColumnReader(name, typeName, typeof(object))
{
    public override void Bind(nint vector)
    {
        base.Bind(vector);
        tag.Bind(NativeMethods.StructVectorGetChild(vector, 0));
        for (var i = 0; i < members.Length; i++)
            members[i].Bind(NativeMethods.StructVectorGetChild(vector, (ulong)i + 1));
    }

    public override bool IsNull(int row) => base.IsNull(row) || members[tag.Read(row)].IsNull(row);

    public override object GetValue(int row) => members[tag.Read(row)].GetValue(row);
}

internal sealed class TagReader(string name) : ColumnReader(name, "UTINYINT", typeof(byte)), IReads<byte>
{
    public byte Read(int row) => At<byte>(row);

    public override object GetValue(int row) => Read(row);
}
