using System.Collections;
using System.Numerics;
using System.Text;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Statements;

/// <summary>Turns .NET values into DuckDB's.</summary>
internal static unsafe class ParameterValue
{
    public static ValueHandle Create(object? value) =>
        value switch
        {
            null or DBNull => NativeMethods.CreateNullValue(),
            string text => Text(text),
            bool flag => NativeMethods.CreateBool(flag ? (byte)1 : (byte)0),
            int number => NativeMethods.CreateInt32(number),
            long number => NativeMethods.CreateInt64(number),
            double number => NativeMethods.CreateDouble(number),
            decimal number => DecimalValue.Create(number),
            DateOnly date => NativeMethods.CreateDate(Epoch.Days(date)),
            DateTime instant => NativeMethods.CreateTimestamp(Epoch.Micros(instant)),
            DateTimeOffset instant => NativeMethods.CreateTimestampTz(Epoch.Micros(instant.UtcDateTime)),
            TimeOnly time => NativeMethods.CreateTime(time.Ticks / TimeSpan.TicksPerMicrosecond),
            TimeSpan span => Interval(DuckDbInterval.From(span)),
            DuckDbInterval interval => Interval(interval),
            Guid id => NativeMethods.CreateUuid(NativeHugeInt.From(Uuid.Bits(id))),
            byte[] bytes => Blob(bytes),
            ReadOnlyMemory<byte> bytes => Blob(bytes.Span),
            char letter => Text(letter.ToString()),
            Enum name => Text(name.ToString()),
            IEnumerable list and not IDictionary => ListValue.Create(list),
            _ => Number(value),
        };

    private static ValueHandle Number(object value) =>
        value switch
        {
            float number => NativeMethods.CreateFloat(number),
            sbyte number => NativeMethods.CreateInt8(number),
            byte number => NativeMethods.CreateUInt8(number),
            short number => NativeMethods.CreateInt16(number),
            ushort number => NativeMethods.CreateUInt16(number),
            uint number => NativeMethods.CreateUInt32(number),
            ulong number => NativeMethods.CreateUInt64(number),
            Int128 number => NativeMethods.CreateHugeInt(NativeHugeInt.From(number)),
            UInt128 number => NativeMethods.CreateUHugeInt(NativeHugeInt.From(number)),
            BigInteger number when number > (BigInteger)Int128.MaxValue => NativeMethods.CreateUHugeInt(NativeHugeInt.From((UInt128)number)),
            BigInteger number => NativeMethods.CreateHugeInt(NativeHugeInt.From((Int128)number)),
            _ => throw new NotSupportedException($"a {value.GetType()} has no counterpart in DuckDB. Pass a number, text, date, time, Guid, byte[] or a list of these."),
        };

    private static ValueHandle Text(string text)
    {
        try
        {
            var bytes = StrictUtf8.Encoding.GetBytes(text);
            fixed (byte* start = bytes)
                return NativeMethods.CreateVarchar(start, (ulong)bytes.Length);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException($"its text has half a surrogate pair at position {e.Index}, which is not text. Repair or remove it.", e);
        }
    }

    private static ValueHandle Blob(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            return NativeMethods.CreateBlob(start, (ulong)bytes.Length);
    }

    private static ValueHandle Interval(DuckDbInterval interval) =>
        NativeMethods.CreateInterval(new NativeInterval { Months = interval.Months, Days = interval.Days, Micros = interval.Micros });
}
