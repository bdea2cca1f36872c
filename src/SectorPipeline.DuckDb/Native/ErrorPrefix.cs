using System.Collections.Frozen;

namespace SectorPipeline.DuckDb.Native;

/// <summary>Tells the kind of an error from how its message begins, for the calls that return nothing else.</summary>
internal static class ErrorPrefix
{
    private static readonly FrozenDictionary<string, DuckDbErrorType> Types =
        new Dictionary<string, DuckDbErrorType>(StringComparer.OrdinalIgnoreCase)
        {
            ["Out of Range"] = DuckDbErrorType.OutOfRange,
            ["Conversion"] = DuckDbErrorType.Conversion,
            ["Mismatch Type"] = DuckDbErrorType.MismatchType,
            ["Divide by Zero"] = DuckDbErrorType.DivideByZero,
            ["Invalid type"] = DuckDbErrorType.InvalidType,
            ["Serialization"] = DuckDbErrorType.Serialization,
            ["TransactionContext"] = DuckDbErrorType.Transaction,
            ["Not implemented"] = DuckDbErrorType.NotImplemented,
            ["Catalog"] = DuckDbErrorType.Catalog,
            ["Parser"] = DuckDbErrorType.Parser,
            ["Executor"] = DuckDbErrorType.Executor,
            ["Constraint"] = DuckDbErrorType.Constraint,
            ["Connection"] = DuckDbErrorType.Connection,
            ["Syntax"] = DuckDbErrorType.Syntax,
            ["Settings"] = DuckDbErrorType.Settings,
            ["Binder"] = DuckDbErrorType.Binder,
            ["IO"] = DuckDbErrorType.IO,
            ["INTERRUPT"] = DuckDbErrorType.Interrupt,
            ["FATAL"] = DuckDbErrorType.Fatal,
            ["INTERNAL"] = DuckDbErrorType.Internal,
            ["Invalid Input"] = DuckDbErrorType.InvalidInput,
            ["Out of Memory"] = DuckDbErrorType.OutOfMemory,
            ["Permission"] = DuckDbErrorType.Permission,
            ["Dependency"] = DuckDbErrorType.Dependency,
            ["HTTP"] = DuckDbErrorType.Http,
            ["Missing Extension"] = DuckDbErrorType.MissingExtension,
            ["Extension Autoloading"] = DuckDbErrorType.Autoload,
            ["Sequence"] = DuckDbErrorType.Sequence,
            ["Invalid Configuration"] = DuckDbErrorType.InvalidConfiguration,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static DuckDbErrorType TypeOf(string message)
    {
        var end = message.IndexOf(" Error:", StringComparison.OrdinalIgnoreCase);
        return end > 0 && Types.TryGetValue(message[..end], out var type) ? type : DuckDbErrorType.Invalid;
    }
}
