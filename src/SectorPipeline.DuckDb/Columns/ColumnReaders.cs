using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Columns;

/// <summary>Makes the reader that a logical type asks for.</summary>
internal static class ColumnReaders
{
    private const long Milli = 1_000;
    private const long Micro = 1_000_000;
    private const long Nano = 1_000_000_000;

    public static ColumnReader Create(string name, LogicalTypeHandle type) =>
        Create(name, TypeNames.Of(type), type, NativeMethods.GetTypeId(type));

    private static ColumnReader Create(string name, string sql, LogicalTypeHandle type, DuckDbType id) =>
        id switch
        {
            DuckDbType.Boolean => new BooleanReader(name, sql),
            DuckDbType.Float => new FloatReader(name, sql),
            DuckDbType.Double => new DoubleReader(name, sql),
            DuckDbType.Varchar => new VarcharReader(name, sql),
            DuckDbType.Blob => new BlobReader(name, sql),
            DuckDbType.Bit => new BitReader(name, sql),
            DuckDbType.Uuid => new UuidReader(name, sql),
            DuckDbType.Enum => new EnumReader(name, sql, NativeMethods.EnumInternalType(type), EnumWords(type)),
            DuckDbType.Decimal => Decimal(name, sql, type),
            DuckDbType.BigNum => new BigNumReader(name, sql),
            DuckDbType.SqlNull => new NullReader(name, sql),
            _ => Integer(name, sql, id) ?? Time(name, sql, id) ?? Nested(name, sql, type, id) ?? new UnsupportedReader(name, sql),
        };

    private static ColumnReader? Integer(string name, string sql, DuckDbType id) =>
        id switch
        {
            DuckDbType.TinyInt => new IntegerReader<sbyte>(name, sql, typeof(sbyte)),
            DuckDbType.UTinyInt => new IntegerReader<byte>(name, sql, typeof(byte)),
            DuckDbType.SmallInt => new IntegerReader<short>(name, sql, typeof(short)),
            DuckDbType.USmallInt => new IntegerReader<ushort>(name, sql, typeof(ushort)),
            DuckDbType.Integer => new IntegerReader<int>(name, sql, typeof(int)),
            DuckDbType.UInteger => new IntegerReader<uint>(name, sql, typeof(uint)),
            DuckDbType.BigInt => new IntegerReader<long>(name, sql, typeof(long)),
            DuckDbType.UBigInt => new IntegerReader<ulong>(name, sql, typeof(ulong)),
            DuckDbType.HugeInt => new HugeIntegerReader<Int128>(name, sql),
            DuckDbType.UHugeInt => new HugeIntegerReader<UInt128>(name, sql),
            _ => null,
        };

    private static ColumnReader? Time(string name, string sql, DuckDbType id) =>
        id switch
        {
            DuckDbType.Date => new DateReader(name, sql),
            DuckDbType.Timestamp => new TimestampReader(name, sql, Micro, DateTimeKind.Unspecified),
            DuckDbType.TimestampS => new TimestampReader(name, sql, 1, DateTimeKind.Unspecified),
            DuckDbType.TimestampMs => new TimestampReader(name, sql, Milli, DateTimeKind.Unspecified),
            DuckDbType.TimestampNs => new TimestampReader(name, sql, Nano, DateTimeKind.Unspecified),
            DuckDbType.TimestampTz => new TimestampReader(name, sql, Micro, DateTimeKind.Utc),
            DuckDbType.Time => new TimeReader(name, sql, Micro),
            DuckDbType.TimeNs => new TimeReader(name, sql, Nano),
            DuckDbType.TimeTz => new TimeTzReader(name, sql),
            DuckDbType.Interval => new IntervalReader(name, sql),
            _ => null,
        };

    private static ColumnReader? Nested(string name, string sql, LogicalTypeHandle type, DuckDbType id) =>
        id switch
        {
            DuckDbType.List => new ListReader(name, sql, Child(name, NativeMethods.ListTypeChildType(type))),
            DuckDbType.Array => new ArrayReader(
                name, sql, Child(name, NativeMethods.ArrayTypeChildType(type)), checked((int)NativeMethods.ArrayTypeArraySize(type))),
            DuckDbType.Map => new MapReader(
                name, sql, Child(name, NativeMethods.MapTypeKeyType(type)), Child(name, NativeMethods.MapTypeValueType(type))),
            DuckDbType.Struct => Struct(name, sql, type),
            DuckDbType.Union => Union(name, sql, type),
            _ => null,
        };

    private static ColumnReader Decimal(string name, string sql, LogicalTypeHandle type)
    {
        var scale = NativeMethods.DecimalScale(type);
        return NativeMethods.DecimalInternalType(type) switch
        {
            DuckDbType.SmallInt => new DecimalReader<short>(name, sql, scale),
            DuckDbType.Integer => new DecimalReader<int>(name, sql, scale),
            DuckDbType.BigInt => new DecimalReader<long>(name, sql, scale),
            _ => new DecimalReader<Int128>(name, sql, scale),
        };
    }

    private static StructReader Struct(string name, string sql, LogicalTypeHandle type)
    {
        var fields = StructFields.Names(type);
        var children = fields.Select((field, i) => Child($"{name}.{field}", NativeMethods.StructTypeChildType(type, (ulong)i)));
        return new StructReader(name, sql, fields, [.. children]);
    }

    private static UnionReader Union(string name, string sql, LogicalTypeHandle type)
    {
        var members = Enumerable.Range(0, checked((int)NativeMethods.UnionTypeMemberCount(type)))
            .Select(i => Child(name, NativeMethods.UnionTypeMemberType(type, (ulong)i)));
        return new UnionReader(name, sql, new TagReader(name), [.. members]);
    }

    private static ColumnReader Child(string name, LogicalTypeHandle type)
    {
        using (type)
            return Create(name, type);
    }

    internal static string[] EnumWords(LogicalTypeHandle type)
    {
        var words = new string[NativeMethods.EnumDictionarySize(type)];
        for (var i = 0; i < words.Length; i++)
            words[i] = NativeText8.Owned(NativeMethods.EnumDictionaryValue(type, (ulong)i));
        return words;
    }
}
