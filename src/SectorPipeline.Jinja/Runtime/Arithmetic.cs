using System.Numerics;
using SectorPipeline.Jinja.Builtins;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's arithmetic operators.</summary>
internal sealed class Arithmetic(RenderState state)
{
    private const int MaxBits = 256 * 1024;

    public object? Apply(BinaryOperator operation, object? left, object? right)
    {
        (left, right) = (HostValues.Wrap(left), HostValues.Wrap(right));
        Reject(left);
        if (!(operation == BinaryOperator.Modulo && PythonStrings.Is(left)))
            Reject(right);
        if (left is long a && right is long b && TrySmall(operation, a, b) is { } small)
            return small;
        try
        {
            return Numbers.IsNumber(left) && Numbers.IsNumber(right)
                ? OnNumbers(operation, left!, right!)
                : OnOthers(operation, left, right);
        }
        catch (Exception failure) when (failure is OverflowException or ArgumentOutOfRangeException)
        {
            throw Fault.Overflow($"the result of {Symbol(operation)} is out of range");
        }
    }

    public static object? Apply(UnaryOperator operation, object? operand) => operation switch
    {
        UnaryOperator.Not => !Truth.Of(operand),
        UnaryOperator.Plus => Signed(operand, 1),
        _ => Signed(operand, -1),
    };

    private static void Reject(object? value)
    {
        if (value is JinjaUndefined undefined)
            throw undefined.Fault();
    }

    private static object Signed(object? operand, int sign) => HostValues.Wrap(operand) switch
    {
        double number => sign * number,
        decimal number => sign * number,
        JinjaUndefined undefined => throw undefined.Fault(),
        TimeSpan span => sign * span,
        IJinjaOperand value when value.TryApply("*", (long)sign, true, out var result) && result is not null => result,
        var value when Numbers.IsInteger(value) => Numbers.Normalize(sign * Numbers.ToBig(value)),
        var value => throw Fault.Type($"bad operand type for a sign: {TypeNames.Of(value)}"),
    };

    private static object? TrySmall(BinaryOperator operation, long left, long right)
    {
        long result;
        switch (operation)
        {
            case BinaryOperator.Add:
                result = left + right;
                return ((left ^ result) & (right ^ result)) < 0 ? null : result;
            case BinaryOperator.Subtract:
                result = left - right;
                return ((left ^ right) & (left ^ result)) < 0 ? null : result;
            case BinaryOperator.Multiply:
                return Math.BigMul(left, right, out result) == result >> 63 ? result : null;
            case BinaryOperator.FloorDivide when right > 0:
                result = left / right;
                return left % right < 0 ? result - 1 : result;
            case BinaryOperator.Modulo when right > 0:
                result = left % right;
                return result < 0 ? result + right : result;
            default:
                return null;
        }
    }

    private static object OnNumbers(BinaryOperator operation, object left, object right)
    {
        if ((left is decimal && right is not double) || (right is decimal && left is not double))
            return OnDecimals(operation, left, right);
        if (left is double || right is double || operation == BinaryOperator.Divide)
            return OnFloats(operation, Numbers.ToDouble(left), Numbers.ToDouble(right));
        return OnIntegers(operation, Numbers.ToBig(left), Numbers.ToBig(right));
    }

    private static object OnIntegers(BinaryOperator operation, BigInteger left, BigInteger right) => operation switch
    {
        BinaryOperator.Add => Numbers.Normalize(left + right),
        BinaryOperator.Subtract => Numbers.Normalize(left - right),
        BinaryOperator.Multiply => Numbers.Normalize(Multiply(left, right)),
        BinaryOperator.FloorDivide => Numbers.Normalize(FloorDivide(left, right)),
        BinaryOperator.Modulo => Numbers.Normalize(left - FloorDivide(left, right) * right),
        _ => Power(left, right),
    };

    private static BigInteger FloorDivide(BigInteger left, BigInteger right)
    {
        if (right.IsZero)
            throw Fault.ZeroDivision("integer division or modulo by zero");
        var quotient = BigInteger.DivRem(left, right, out var remainder);
        return !remainder.IsZero && remainder.Sign != right.Sign ? quotient - 1 : quotient;
    }

    private static object Power(BigInteger left, BigInteger right)
    {
        if (right.Sign < 0)
            return OnFloats(BinaryOperator.Power, Numbers.ToDouble(left), Numbers.ToDouble(right));
        if (right.IsZero || left.IsOne)
            return 1L;
        if (left.IsZero || left == BigInteger.MinusOne)
            return left.IsZero ? 0L : right.IsEven ? 1L : -1L;
        return left.GetBitLength() * right > MaxBits ? throw TooLarge() : Numbers.Normalize(BigInteger.Pow(left, (int)right));
    }

    private static BigInteger Multiply(BigInteger left, BigInteger right) =>
        left.GetBitLength() + right.GetBitLength() > MaxBits ? throw TooLarge() : left * right;

    private static JinjaFaultException TooLarge() => Fault.Overflow($"an integer of more than {MaxBits} bits is too large");

    private static object OnFloats(BinaryOperator operation, double left, double right) => operation switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => right == 0 ? throw Fault.ZeroDivision("division by zero") : left / right,
        BinaryOperator.FloorDivide => FloorDivide(left, right).Quotient,
        BinaryOperator.Modulo => FloorDivide(left, right).Remainder,
        _ => Power(left, right),
    };

    private static (double Quotient, double Remainder) FloorDivide(double left, double right)
    {
        if (right == 0)
            throw Fault.ZeroDivision("float floor division or modulo by zero");
        var remainder = left % right;
        var quotient = (left - remainder) / right;
        if (remainder == 0)
            return (Rounded(quotient, left / right), Math.CopySign(0, right));
        if (remainder < 0 != right < 0)
            (remainder, quotient) = (remainder + right, quotient - 1);
        return (Rounded(quotient, left / right), remainder);
    }

    private static double Rounded(double quotient, double exact)
    {
        if (quotient == 0)
            return Math.CopySign(0, exact);
        var floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static object Power(double left, double right)
    {
        if (left == 0 && right < 0)
            throw Fault.ZeroDivision("0.0 cannot be raised to a negative power");
        if (left < 0 && double.IsFinite(right) && !double.IsInteger(right))
            throw Fault.Value("a negative number cannot be raised to a fractional power");
        var result = Math.Pow(left, right);
        return double.IsInfinity(result) && double.IsFinite(left) && double.IsFinite(right)
            ? throw Fault.Overflow("the result of ** is too large for a float")
            : result;
    }

    private static object OnDecimals(BinaryOperator operation, object left, object right)
    {
        var (a, b) = (ToDecimal(left), ToDecimal(right));
        if (b == 0 && operation is (BinaryOperator.Divide or BinaryOperator.FloorDivide or BinaryOperator.Modulo))
            throw Fault.ZeroDivision("division by zero");
        return operation switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a - b,
            BinaryOperator.Multiply => a * b,
            BinaryOperator.Divide => a / b,
            BinaryOperator.FloorDivide => decimal.Truncate(a / b),
            BinaryOperator.Modulo => a % b,
            _ => Power((double)a, (double)b),
        };
    }

    private static decimal ToDecimal(object value) => value is decimal number ? number : (decimal)Numbers.ToBig(value);

    private object? OnOthers(BinaryOperator operation, object? left, object? right) => (operation, left, right) switch
    {
        (_, IJinjaOperand a, _) when a.TryApply(Symbol(operation), right, true, out var result) => result,
        (_, _, IJinjaOperand b) when b.TryApply(Symbol(operation), left, false, out var result) => result,
        (BinaryOperator.Add, string a, string b) => state.Checked(a, b),
        (BinaryOperator.Add, JinjaMarkup a, _) when PythonStrings.Is(right) => new JinjaMarkup(state.Checked(a.Text, PythonStrings.Escaped(right))),
        (BinaryOperator.Add, string a, JinjaMarkup b) => new JinjaMarkup(state.Checked(JinjaMarkup.Escape(a).Text, b.Text)),
        (BinaryOperator.Add, List<object?> a, List<object?> b) => Joined(a, b),
        (BinaryOperator.Add, JinjaTuple a, JinjaTuple b) => new JinjaTuple(Joined(a, b)),
        (BinaryOperator.Subtract, JinjaSet a, JinjaSet b) => a.Except(b),
        (BinaryOperator.Multiply, _, _) when Numbers.IsInteger(right) => Repeated(left, right),
        (BinaryOperator.Multiply, _, _) when Numbers.IsInteger(left) => Repeated(right, left),
        (BinaryOperator.Modulo, string format, _) => PercentFormat.Apply(format, right, state),
        (BinaryOperator.Modulo, JinjaMarkup format, _) => PercentFormat.Apply(format, right, state),
        _ => Moments.Apply(operation, left, right) ?? throw Unsupported(operation, left, right),
    };

    private List<object?> Joined(IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        state.CheckSize((long)left.Count + right.Count);
        return [.. left, .. right];
    }

    private object Repeated(object? value, object? times)
    {
        var count = (int)Math.Clamp(Numbers.ToIndex(times), 0, int.MaxValue);
        switch (value)
        {
            case string text:
                state.CheckSize((long)text.Length * count);
                return string.Concat(Enumerable.Repeat(text, count));
            case JinjaMarkup markup:
                return new JinjaMarkup((string)Repeated(markup.Text, times));
            case List<object?> list:
                state.CheckSize((long)list.Count * count);
                return Enumerable.Repeat(list, count).SelectMany(items => items).ToList();
            case JinjaTuple tuple:
                state.CheckSize((long)tuple.Count * count);
                return new JinjaTuple(Enumerable.Repeat(tuple, count).SelectMany(items => items).ToList());
            default:
                throw Unsupported(BinaryOperator.Multiply, value, times);
        }
    }

    private static JinjaFaultException Unsupported(BinaryOperator operation, object? left, object? right)
    {
        var hint = operation == BinaryOperator.Add && (left is string || right is string) ? " Join texts with '~'." : "";
        return Fault.Type($"unsupported operand types for {Symbol(operation)}: {TypeNames.Of(left)} and {TypeNames.Of(right)}", hint);
    }

    private static string Symbol(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.FloorDivide => "//",
        BinaryOperator.Modulo => "%",
        _ => "**",
    };
}
