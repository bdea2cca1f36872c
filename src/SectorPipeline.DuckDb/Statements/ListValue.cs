using System.Collections;
using System.Numerics;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Statements;

/// <summary>Lists as parameters: the type of the elements is that of the first that is not null.</summary>
internal static unsafe class ListValue
{
    public static ValueHandle Create(IEnumerable list)
    {
        var items = list.Cast<object?>().ToArray();
        var values = Array.ConvertAll(items, Converter(items));
        try
        {
            var first = Array.FindIndex(items, item => item is not (null or DBNull));
            if (first >= 0)
                return Create(NativeMethods.GetValueType(values[first]), values);
            using var type = NativeMethods.CreateLogicalType(ElementType(list));
            return Create(type.DangerousGetHandle(), values);
        }
        finally
        {
            foreach (var value in values)
                value.Dispose();
        }
    }

    private static ValueHandle Create(nint type, ValueHandle[] values)
    {
        // One more than needed, because DuckDB wants a place also for no values.
        var handles = new nint[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
            handles[i] = values[i].DangerousGetHandle();
        fixed (nint* start = handles)
            return NativeMethods.CreateList(type, start, (ulong)values.Length);
    }

    // Each decimal has a scale of its own; in a list they need one that fits all.
    private static Converter<object?, ValueHandle> Converter(object?[] items)
    {
        var scales = items.OfType<decimal>().Select(number => (int)number.Scale).ToArray();
        if (scales.Length == 0)
            return ParameterValue.Create;
        var scale = scales.Max();
        return item => item is decimal number ? DecimalValue.Create(number, scale) : ParameterValue.Create(item);
    }

    private static DuckDbType ElementType(IEnumerable list)
    {
        var element = list.GetType().GetInterfaces().Append(list.GetType())
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0] ?? typeof(object);
        return Types.GetValueOrDefault(Nullable.GetUnderlyingType(element) ?? element, DuckDbType.Varchar);
    }

    private static readonly Dictionary<Type, DuckDbType> Types = new()
    {
        [typeof(bool)] = DuckDbType.Boolean,
        [typeof(sbyte)] = DuckDbType.TinyInt,
        [typeof(short)] = DuckDbType.SmallInt,
        [typeof(ushort)] = DuckDbType.USmallInt,
        [typeof(int)] = DuckDbType.Integer,
        [typeof(uint)] = DuckDbType.UInteger,
        [typeof(long)] = DuckDbType.BigInt,
        [typeof(ulong)] = DuckDbType.UBigInt,
        [typeof(BigInteger)] = DuckDbType.HugeInt,
        [typeof(float)] = DuckDbType.Float,
        [typeof(double)] = DuckDbType.Double,
        [typeof(DateOnly)] = DuckDbType.Date,
        [typeof(TimeOnly)] = DuckDbType.Time,
        [typeof(DateTime)] = DuckDbType.Timestamp,
        [typeof(DateTimeOffset)] = DuckDbType.TimestampTz,
        [typeof(TimeSpan)] = DuckDbType.Interval,
        [typeof(Guid)] = DuckDbType.Uuid,
        [typeof(byte[])] = DuckDbType.Blob,
    };
}
