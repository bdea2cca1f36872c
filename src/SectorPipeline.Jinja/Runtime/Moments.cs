using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Sums and differences of dates, instants and time spans.</summary>
internal static class Moments
{
    /// <summary>Null when the operator does not go with the operands.</summary>
    public static object? Apply(BinaryOperator operation, object? left, object? right) => (operation, left, right) switch
    {
        (BinaryOperator.Add, DateOnly date, TimeSpan span) => date.AddDays(WholeDays(span)),
        (BinaryOperator.Add, DateTime moment, TimeSpan span) => moment + span,
        (BinaryOperator.Add, DateTimeOffset moment, TimeSpan span) => moment + span,
        (BinaryOperator.Add, TimeSpan a, TimeSpan b) => a + b,
        (BinaryOperator.Add, TimeSpan, DateOnly or DateTime or DateTimeOffset) => Apply(operation, right, left),
        (BinaryOperator.Subtract, DateOnly or DateTime or DateTimeOffset, TimeSpan span) => Apply(BinaryOperator.Add, left, -span),
        (BinaryOperator.Subtract, DateOnly a, DateOnly b) => TimeSpan.FromDays(a.DayNumber - b.DayNumber),
        (BinaryOperator.Subtract, DateTime a, DateTime b) => a - b,
        (BinaryOperator.Subtract, DateTimeOffset a, DateTimeOffset b) => a - b,
        (BinaryOperator.Subtract, TimeSpan a, TimeSpan b) => a - b,
        (BinaryOperator.Multiply, TimeSpan span, long factor) => span * factor,
        (BinaryOperator.Multiply, long factor, TimeSpan span) => span * factor,
        _ => null,
    };

    private static int WholeDays(TimeSpan span) => (int)Math.Floor(span.TotalDays);
}
