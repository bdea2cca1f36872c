using System.Numerics;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The methods of int and float.</summary>
internal static class NumberMethods
{
    public static readonly MethodTable<double> Floats = CreateFloats();

    public static readonly MethodTable<object> Integers = CreateIntegers();

    private static MethodTable<double> CreateFloats()
    {
        var table = new MethodTable<double>();
        table.Add("is_integer", value => double.IsInteger(value));
        table.Add("conjugate", value => value);
        table.Add("as_integer_ratio", value => Ratio(value));
        return table;
    }

    private static MethodTable<object> CreateIntegers()
    {
        var table = new MethodTable<object>();
        table.Add("bit_length", value => (long)BigInteger.Abs(Numbers.ToBig(value)).GetBitLength());
        table.Add("is_integer", _ => true);
        table.Add("conjugate", value => value);
        return table;
    }

    private static JinjaTuple Ratio(double value)
    {
        if (!double.IsFinite(value))
            throw Fault.Value("only a finite number has a ratio of integers");
        var denominator = BigInteger.One;
        while (!double.IsInteger(value))
            (value, denominator) = (value * 2, denominator * 2);
        return new JinjaTuple(Numbers.Normalize(new BigInteger(value)), Numbers.Normalize(denominator));
    }
}
