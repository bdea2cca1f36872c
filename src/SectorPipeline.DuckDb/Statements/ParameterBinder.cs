using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Statements;

/// <summary>Gives a statement the values of its parameters; the command may hold more than it asks for.</summary>
internal static class ParameterBinder
{
    public static void Bind(PreparedStatementHandle statement, DuckDbParameterCollection parameters)
    {
        var count = NativeMethods.ParameterCount(statement);
        for (ulong i = 1; i <= count; i++)
            Bind(statement, i, Find(NativeText8.Owned(NativeMethods.ParameterName(statement, i)), parameters));
    }

    private static void Bind(PreparedStatementHandle statement, ulong index, DuckDbParameter parameter)
    {
        using var value = Value(parameter);
        if (value.IsInvalid)
            throw new ArgumentException($"parameter {Describe(parameter)}: DuckDB does not take the value.");
        if (NativeMethods.BindValue(statement, index, value) != NativeState.Success)
            throw DuckDbException.Create(NativeText8.Borrowed(NativeMethods.PrepareError(statement)));
    }

    private static ValueHandle Value(DuckDbParameter parameter)
    {
        try
        {
            return ParameterValue.Create(parameter.Value);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or NotSupportedException)
        {
            throw new ArgumentException($"parameter {Describe(parameter)}: {e.Message}", e);
        }
    }

    private static DuckDbParameter Find(string name, DuckDbParameterCollection parameters)
    {
        if (parameters.IndexOf(name) is var named and >= 0)
            return parameters[named];
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return position <= parameters.Count
                ? parameters[position - 1]
                : throw new InvalidOperationException($"The statement asks for {position} parameters, but the command has {parameters.Count}. Add the missing ones.");
        throw new InvalidOperationException(
            $"The statement asks for parameter ${name}, but the command has none of this name.{NearestName.Hint(name, Names(parameters))}");
    }

    private static IEnumerable<string> Names(IReadOnlyList<DuckDbParameter> parameters) => parameters.Select(p => p.BareName);

    private static string Describe(DuckDbParameter parameter) =>
        parameter.BareName.Length == 0 ? "(positional)" : $"${parameter.BareName}";
}
