using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Statements;

/// <summary>The statements of one command text; each is prepared when its turn comes, as it may need the one before.</summary>
internal sealed class StatementBatch : IDisposable
{
    private readonly ConnectionHandle connection;
    private readonly ExtractedStatementsHandle statements;
    private readonly ulong count;
    private ulong next;

    public StatementBatch(ConnectionHandle connection, string sql)
    {
        if (sql.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("The SQL text holds a zero character, at which DuckDB would stop reading.", nameof(sql));
        this.connection = connection;
        count = NativeMethods.ExtractStatements(connection, sql, out statements);
        if (count > 0 || statements.IsInvalid)
            return;
        var error = NativeText8.Borrowed(NativeMethods.ExtractStatementsError(statements));
        statements.Dispose();
        if (error.Length > 0)
            throw DuckDbException.Create(error);
    }

    public bool HasNext => next < count;

    /// <summary>Runs the next statement.</summary>
    public ResultHandle Execute(DuckDbParameterCollection parameters, bool streaming)
    {
        using var statement = Prepare();
        ParameterBinder.Bind(statement, parameters);
        var result = new ResultHandle(connection);
        if (result.Execute(statement, streaming) == NativeState.Success)
            return result;
        using (result)
            throw result.Error() ?? DuckDbException.Create("DuckDB did not say what is wrong.");
    }

    public void Dispose() => statements.Dispose();

    private PreparedStatementHandle Prepare()
    {
        if (NativeMethods.PrepareExtractedStatement(connection, statements, next++, out var statement) == NativeState.Success)
            return statement;
        using (statement)
            throw DuckDbException.Create(NativeText8.Borrowed(NativeMethods.PrepareError(statement)));
    }
}
