using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Sums and differences of dates, instants and time spans.</summary>
internal static class Moments
{
    /// <summary>Null when the operator does not go with the operands.</summary>
    public static object? Apply(BinaryOperator operation, object? left, object? right)
    {
        try
        {
            return Calculate(operation, left, right);
        }
        catch (Exception failure) when (failure is ArgumentOutOfRangeException or OverflowException)
        {
            throw Fault.Overflow("the date is out of range");
        }
    }

    private static object? Calculate(BinaryOperator operation, object? left, object? right) => (operation, left, right) switch
    {
        (BinaryOperator.Add, DateOnly date, TimeSpan span) => date.AddDays(WholeDays(span)),
        (BinaryOperator.Add, DateTime moment, TimeSpan span) => moment + span,
        (BinaryOperator.Add, DateTimeOffset moment, TimeSpan span) => moment + span,
        (BinaryOperator.Add, TimeSpan a, TimeSpan b) => a + b,
        (BinaryOperator.Add, TimeSpan, DateOnly or DateTime or DateTimeOffset) => Calculate(operation, right, left),
        (BinaryOperator.Subtract, DateOnly or DateTime or DateTimeOffset, TimeSpan span) => Calculate(BinaryOperator.Add, left, -span),
        (BinaryOperator.Subtract, DateOnly a, DateOnly b) => TimeSpan.FromDays(a.DayNumber - b.DayNumber),
        (BinaryOperator.Subtract, DateTime a, DateTime b) => a - b,
        (BinaryOperator.Subtract, DateTimeOffset a, DateTimeOffset b) => a - b,
        (BinaryOperator.Subtract, TimeSpan a, TimeSpan b) => a - b,
        (BinaryOperator.Multiply, TimeSpan span, long factor) => span * factor,
        (BinaryOperator.Multiply, long factor, TimeSpan span) => span * factor,
        (BinaryOperator.Multiply, TimeSpan span, double factor) => span * factor,
        (BinaryOperator.Divide or BinaryOperator.FloorDivide or BinaryOperator.Modulo, TimeSpan, 0L) => throw Fault.ZeroDivision("a timedelta cannot be divided by zero"),
        (BinaryOperator.Divide or BinaryOperator.FloorDivide or BinaryOperator.Modulo, TimeSpan, TimeSpan { Ticks: 0 }) => throw Fault.ZeroDivision("a timedelta cannot be divided by zero"),
        (BinaryOperator.Divide, TimeSpan a, TimeSpan b) => a / b,
        (BinaryOperator.Divide, TimeSpan span, long factor) => span / factor,
        (BinaryOperator.FloorDivide, TimeSpan a, TimeSpan b) => (long)Math.Floor((decimal)a.Ticks / b.Ticks),
        (BinaryOperator.FloorDivide, TimeSpan span, long factor) => new TimeSpan((long)Math.Floor((decimal)span.Ticks / TimeSpan.TicksPerMicrosecond / factor) * TimeSpan.TicksPerMicrosecond),
        (BinaryOperator.Modulo, TimeSpan a, TimeSpan b) => a - b * Math.Floor((double)a.Ticks / b.Ticks),
        _ => null,
    };

    private static int WholeDays(TimeSpan span) => (int)Math.Floor(span.TotalDays);
}
