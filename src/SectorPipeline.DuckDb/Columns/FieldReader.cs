using System.Reflection;

namespace SectorPipeline.DuckDb.Columns;

/// <summary>GetFieldValue for what a column does not give directly: nullables, object, arrays and lists.</summary>
internal static class FieldReader<T>
{
    public static readonly Func<ColumnReader, int, T> Read = FieldReaders.Create<T>();
}

internal static class FieldReaders
{
    public static Func<ColumnReader, int, T> Create<T>() =>
        typeof(T) switch
        {
            { IsArray: true } type when type != typeof(byte[]) => Bind<T>(nameof(ReadArray), type.GetElementType() ?? typeof(object)),
            { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(List<>) => Bind<T>(nameof(ReadList), type.GenericTypeArguments[0]),
            var type when Nullable.GetUnderlyingType(type) is { } value => Bind<T>(nameof(ReadNullable), value),
            _ => ReadBoxed<T>,
        };

    public static T Typed<T>(ColumnReader column, int row) =>
        column is IReads<T> typed
            ? column.IsNull(row) ? throw column.IsNullError() : typed.Read(row)
            : FieldReader<T>.Read(column, row);

    private static Func<ColumnReader, int, T> Bind<T>(string method, Type argument) =>
        typeof(FieldReaders).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)?
            .MakeGenericMethod(argument).CreateDelegate<Func<ColumnReader, int, T>>()
        ?? throw new MissingMethodException(nameof(FieldReaders), method);

    private static T? ReadNullable<T>(ColumnReader column, int row)
        where T : struct => column.IsNull(row) ? null : Typed<T>(column, row);

    private static T[] ReadArray<T>(ColumnReader column, int row)
    {
        var (child, start, count) = Elements<T[]>(column, row);
        var values = new T[count];
        for (var i = 0; i < count; i++)
            values[i] = Typed<T>(child, start + i);
        return values;
    }

    private static List<T> ReadList<T>(ColumnReader column, int row)
    {
        if (typeof(T) == typeof(object) && column is ISequence)
            return column.IsNull(row) ? throw column.IsNullError() : (List<T>)column.GetValue(row);
        return [.. ReadArray<T>(column, row)];
    }

    private static (ColumnReader Child, int Start, int Count) Elements<T>(ColumnReader column, int row)
    {
        if (column is not ISequence sequence)
            throw column.NotReadableAs(typeof(T));
        return column.IsNull(row) ? throw column.IsNullError() : sequence.Elements(row);
    }

    private static T ReadBoxed<T>(ColumnReader column, int row)
    {
        if (column.IsNull(row))
            return typeof(T) == typeof(object) ? (T)(object)DBNull.Value : throw column.IsNullError();
        return column.GetValue(row) is T value ? value : throw column.NotReadableAs(typeof(T));
    }
}
