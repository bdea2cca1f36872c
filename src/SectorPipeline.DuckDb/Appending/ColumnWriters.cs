using SectorPipeline.DuckDb.Columns;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Appending;

/// <summary>Makes the writer that a logical type asks for; one that takes only NULL where there is none.</summary>
internal static class ColumnWriters
{
    private const long Milli = 1_000;
    private const long Micro = 1_000_000;
    private const long Nano = 1_000_000_000;

    public static ColumnWriter Create(string name, LogicalTypeHandle type)
    {
        var sql = TypeNames.Of(type);
        return NativeMethods.GetTypeId(type) switch
        {
            DuckDbType.Boolean => new BooleanWriter(name, sql),
            DuckDbType.Varchar => new VarcharWriter(name, sql),
            DuckDbType.Blob => new BlobWriter(name, sql),
            DuckDbType.Uuid => new UuidWriter(name, sql),
            DuckDbType.Enum => new EnumWriter(name, sql, NativeMethods.EnumInternalType(type), ColumnReaders.EnumWords(type)),
            DuckDbType.Decimal => Decimal(name, sql, type),
            var id => Number(name, sql, id) ?? Time(name, sql, id) ?? new ColumnWriter(name, sql),
        };
    }

    private static ColumnWriter? Number(string name, string sql, DuckDbType id) =>
        id switch
        {
            DuckDbType.TinyInt => new IntegerWriter<sbyte>(name, sql),
            DuckDbType.UTinyInt => new IntegerWriter<byte>(name, sql),
            DuckDbType.SmallInt => new IntegerWriter<short>(name, sql),
            DuckDbType.USmallInt => new IntegerWriter<ushort>(name, sql),
            DuckDbType.Integer => new IntegerWriter<int>(name, sql),
            DuckDbType.UInteger => new IntegerWriter<uint>(name, sql),
            DuckDbType.BigInt => new IntegerWriter<long>(name, sql),
            DuckDbType.UBigInt => new IntegerWriter<ulong>(name, sql),
            DuckDbType.HugeInt => new IntegerWriter<Int128>(name, sql),
            DuckDbType.UHugeInt => new IntegerWriter<UInt128>(name, sql),
            DuckDbType.Float => new FloatWriter<float>(name, sql),
            DuckDbType.Double => new FloatWriter<double>(name, sql),
            _ => null,
        };

    private static ColumnWriter? Time(string name, string sql, DuckDbType id) =>
        id switch
        {
            DuckDbType.Date => new DateWriter(name, sql),
            DuckDbType.Timestamp or DuckDbType.TimestampTz => new TimestampWriter(name, sql, Micro),
            DuckDbType.TimestampS => new TimestampWriter(name, sql, 1),
            DuckDbType.TimestampMs => new TimestampWriter(name, sql, Milli),
            DuckDbType.TimestampNs => new TimestampWriter(name, sql, Nano),
            DuckDbType.Time => new TimeWriter(name, sql, Micro),
            DuckDbType.TimeNs => new TimeWriter(name, sql, Nano),
            DuckDbType.Interval => new IntervalWriter(name, sql),
            _ => null,
        };

    private static ColumnWriter Decimal(string name, string sql, LogicalTypeHandle type)
    {
        int width = NativeMethods.DecimalWidth(type);
        int scale = NativeMethods.DecimalScale(type);
        return NativeMethods.DecimalInternalType(type) switch
        {
            DuckDbType.SmallInt => new DecimalWriter<short>(name, sql, width, scale),
            DuckDbType.Integer => new DecimalWriter<int>(name, sql, width, scale),
            DuckDbType.BigInt => new DecimalWriter<long>(name, sql, width, scale),
            _ => new DecimalWriter<Int128>(name, sql, width, scale),
        };
    }
}
