using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>The empty warehouse that templates see while the project is read.</summary>
internal sealed class NoWarehouse : ITemplateWarehouse
{
    public static NoWarehouse Instance { get; } = new();

    public bool Executes => false;

    public Relation? Find(Relation place) => null;

    public bool SchemaExists(string? database, string schema) => false;

    public IReadOnlyList<string> Schemas(string? database) => [];

    public IReadOnlyList<Relation> RelationsIn(string? database, string schema) => [];

    public IReadOnlyList<ColumnDescription> Columns(Relation relation) => [];

    public IReadOnlyList<ColumnDescription> ColumnsOfQuery(string sql) => [];

    public StatementResult? Execute(string sql, bool begins, bool fetches) => null;

    public void CreateSchema(string? database, string schema)
    {
    }

    public void DropSchema(string? database, string schema)
    {
    }

    public void Drop(Relation relation)
    {
    }

    public void Rename(Relation from, Relation to)
    {
    }

    public void Truncate(Relation relation)
    {
    }

    public void Swap(Relation existing, Relation intermediate, Relation target)
    {
    }

    public bool TryReplaceView(string sql) => true;

    public void Remember(Relation relation)
    {
    }

    public void Forget(Relation relation)
    {
    }

    public void Commit()
    {
    }
}
