namespace SectorPipeline.IntegrationTests;

public sealed class ProjectsLedgerHooksOnPostgresTests : ProjectsLedgerHooksContract
{
    protected override Task<ProjectsDatabase> OpenAsync(string schema) => ProjectsPostgresDatabase.CreateAsync(schema);

    protected override string Descriptions => """
        select obj_description(format('%I.accounts', '{schema}')::regclass), col_description(attrelid, attnum)
        from pg_attribute
        where attrelid = format('%I.accounts', '{schema}')::regclass and attname = 'account'
        """;

    [Test]
    public async Task Grants_let_others_read_what_was_built()
    {
        AssertSucceeded(await Project.BuildAsync());
        AssertSucceeded(await Project.BuildAsync());

        Assert.That(
            await Project.RowsAsync("select privilege_type from information_schema.role_table_grants where table_schema = '{schema}' and table_name = 'accounts' and grantee = 'ledger_reader'"),
            Is.EqualTo((string[])["SELECT"]));
    }
}
