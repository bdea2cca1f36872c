using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>
/// Finds the columns of what a model reads: of the relation as it is in the warehouse; before it is built, of the file of a seed
/// or of the query of a model, whose own inputs are found in the same way; else those that a YAML file gives a type.
/// </summary>
internal sealed class InputColumns(RunContext run, WarehouseSession session, NodeCompiler compiler)
{
    private readonly Dictionary<string, KnownColumns> found = new(StringComparer.Ordinal);
    private readonly RowTypes types = new(run.Dialect);
    private readonly QueryColumns queries = new(session, run.Dialect);

    public KnownColumns Of(Node node)
    {
        if (!found.TryGetValue(node.UniqueId, out var columns))
            found[node.UniqueId] = columns = Existing(node) ?? Planned(node) ?? Declared(node);
        return columns;
    }

    /// <summary>The columns of the table of a model: those that are there, and those that its query gives when it is built anew.</summary>
    public KnownColumns OfTable(ModelNode model, Substitution substitution)
    {
        var planned = Described(model, substitution);
        return Existing(model) is { } existing ? existing.With(planned?.Columns ?? []) : planned ?? Declared(model);
    }

    private KnownColumns? Existing(Node node) =>
        node is not ModelNode { IsEphemeral: true } && run.Cache.Find(node.Relation!) is not null
            ? new(queries.Of($"select * from {run.Dialect.Render(node.Relation!)}"), AreAll: true)
            : null;

    private KnownColumns? Planned(Node node) =>
        node switch
        {
            SeedNode => OfSeed(node),
            ModelNode model => Described(model, new Substitution { Inputs = new InputTables(input => Empty(Of(input))) }),
            _ => null,
        };

    private KnownColumns OfSeed(Node seed)
    {
        var table = SeedBuilder.Read(seed);
        return new([.. SeedBuilder.Columns(seed, table, run.Dialect).Select(column => new ColumnDescription(column.Name, column.Type))], AreAll: true);
    }

    // A query that cannot be described yet is no fault of the test: then the rows themselves say what they are.
    private KnownColumns? Described(ModelNode model, Substitution substitution)
    {
        try
        {
            return new(queries.Of(new SubstitutedQuery(run, compiler).Render(model, substitution)), AreAll: true);
        }
        catch (Exception failure) when (failure is PipelineException or DbException)
        {
            session.Rollback();
            return null;
        }
    }

    private static KnownColumns Declared(Node node) =>
        new([.. node.Columns.Select(column => new ColumnDescription(column.Name, column.DataType ?? ""))], AreAll: false);

    private string Empty(KnownColumns columns) =>
        new RowSql(run.Dialect).Empty([.. columns.Columns.Select(column => column with { Type = types.Castable(column.Type) })]);
}
