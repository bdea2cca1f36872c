namespace SectorPipeline.IntegrationTests;

public sealed class ProjectsLedgerHooksOnDuckDbTests : ProjectsLedgerHooksContract
{
    protected override Task<ProjectsDatabase> OpenAsync(string schema) => Task.FromResult<ProjectsDatabase>(new ProjectsDuckDbDatabase(schema));

    protected override string Descriptions => """
        select tables.comment, columns.comment
        from duckdb_tables() as tables join duckdb_columns() as columns using (schema_name, table_name)
        where schema_name = '{schema}' and table_name = 'accounts' and column_name = 'account'
        """;
}
