using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>What templates may look at and do in the warehouse.</summary>
internal interface ITemplateWarehouse
{
    /// <summary>Whether statements run: not while a project is read.</summary>
    bool Executes { get; }

    /// <summary>The relation at that place with its type, or null when there is none.</summary>
    Relation? Find(Relation place);

    bool SchemaExists(string? database, string schema);

    /// <summary>The names of a database's schemas.</summary>
    IReadOnlyList<string> Schemas(string? database);

    /// <summary>What is known to be in a schema.</summary>
    IReadOnlyList<Relation> RelationsIn(string? database, string schema);

    IReadOnlyList<ColumnDescription> Columns(Relation relation);

    /// <summary>The columns that a query gives; none of its rows is read.</summary>
    IReadOnlyList<ColumnDescription> ColumnsOfQuery(string sql);

    /// <summary>Runs statements at once; null when nothing may run.</summary>
    /// <param name="sql">One statement or several.</param>
    /// <param name="begins">Whether a transaction is begun for it when none is open.</param>
    /// <param name="fetches">Whether the rows are wanted.</param>
    StatementResult? Execute(string sql, bool begins, bool fetches);

    void CreateSchema(string? database, string schema);

    void DropSchema(string? database, string schema);

    void Drop(Relation relation);

    void Rename(Relation from, Relation to);

    void Truncate(Relation relation);

    /// <summary>Puts the relation that was built beside the existing one into its place; views on top of it stay.</summary>
    void Swap(Relation existing, Relation intermediate, Relation target);

    /// <summary>Replaces a view by one statement; false when its new columns do not fit in place.</summary>
    bool TryReplaceView(string sql);

    /// <summary>Notes in the cache that a relation is there.</summary>
    void Remember(Relation relation);

    /// <summary>Notes in the cache that a relation is gone.</summary>
    void Forget(Relation relation);

    /// <summary>Ends the open transaction, if any.</summary>
    void Commit();
}
