namespace SectorPipeline.Tests.Models;

[TestFixture]
internal sealed class ContractRuleTests : ProjectTest
{
    [TestCase("", "ignore")]
    [TestCase(", on_schema_change: sync_all_columns", "sync_all_columns")]
    public void An_incremental_model_with_a_contract_says_what_becomes_of_new_columns(string setting, string change)
    {
        WriteModel($"materialized: incremental, contract: {{ enforced: true }}{setting}", "[{ name: a, data_type: integer }]");

        Assert.That(LoadFault(), Is.EqualTo(
            $"models/schema.yml: the contract of 'm' is enforced and it is incremental, but on_schema_change is '{change}'. Set on_schema_change to 'append_new_columns' or 'fail'."));
    }

    [Test]
    public void A_contract_needs_columns()
    {
        WriteModel("contract: { enforced: true }", "[]");

        Assert.That(LoadFault(), Is.EqualTo("models/schema.yml: the contract of 'm' is enforced, but it has no columns. Describe every column with its data_type in YAML."));
    }

    [Test]
    public async Task A_contract_needs_the_type_of_every_column()
    {
        WriteModel("materialized: table, contract: { enforced: true }", "[{ name: a }]");

        var result = await Project.BuildAsync();

        Assert.That(Result(result, "m").Message, Does.Contain("the contract of 'm' is enforced, but these columns have no data_type: a."));
    }

    [Test]
    public void Constraints_of_a_view_are_warned_of()
    {
        WriteModel("contract: { enforced: true }", "[{ name: a, data_type: integer, constraints: [{ type: not_null }] }]");

        Assert.That(Project.Load().Warnings, Is.EqualTo((string[])
            ["models/schema.yml: the constraints of 'm' are left out, because it is built as 'view'. Build a table, or set 'warn_unsupported: false' on them."]));
    }

    [Test]
    public void Constraints_of_a_view_that_nobody_wants_to_hear_of_are_not()
    {
        WriteModel("contract: { enforced: true }", "[{ name: a, data_type: integer, constraints: [{ type: not_null, warn_unsupported: false }] }]");

        Assert.That(Project.Load().Warnings, Is.Empty);
    }

    [Test]
    public void A_table_has_one_primary_key()
    {
        WriteModel("contract: { enforced: true }", "[{ name: a, data_type: integer, constraints: [{ type: primary_key }] }, { name: b, data_type: integer, constraints: [{ type: primary_key }] }]");

        Assert.That(LoadFault(), Does.StartWith("models/schema.yml: the columns a, b of 'm' have a primary_key each."));
    }

    [TestCase("ref('parent')", "parent")]
    [TestCase("source('raw', 'place')", "place")]
    public async Task A_foreign_key_waits_for_what_it_refers_to(string to, string table)
    {
        WriteParent();
        WriteModel("materialized: table, contract: { enforced: true }", $"[{{ name: a, data_type: integer, constraints: [{{ type: foreign_key, to: \"{to}\", to_columns: [id] }}] }}]");
        await Project.ExecuteAsync("create table place (id integer primary key); insert into place values (1)");

        var result = await Project.BuildAsync();

        Assert.That(result.Succeeded, Result(result, "m").Message);
        Assert.That(Project.Load().Graph["model.shop.m"].DependsOn, Has.Count.EqualTo(1));
        Assert.That(await Project.QueryAsync("select constraint_text from duckdb_constraints() where table_name = 'm' and constraint_type = 'FOREIGN KEY'"), Does.Contain($"REFERENCES {table}(id)"));
    }

    [Test]
    public void A_foreign_key_to_nothing_is_found_before_anything_runs()
    {
        WriteModel("materialized: table, contract: { enforced: true }", "[{ name: a, data_type: integer, constraints: [{ type: foreign_key, to: \"ref('parnt')\", to_columns: [id] }] }]");
        WriteParent();

        Assert.That(LoadFault(), Does.Contain("no model is called 'parnt'. Did you mean 'parent'?"));
    }

    [Test]
    public void A_foreign_key_refers_to_a_ref_or_source()
    {
        WriteModel("materialized: table, contract: { enforced: true }", "[{ name: a, data_type: integer, constraints: [{ type: foreign_key, to: \"ref(parent)\", to_columns: [id] }] }]");

        Assert.That(LoadFault(), Is.EqualTo("models/schema.yml: a foreign key of 'm' refers to ref(parent). Write ref('model') or source('source', 'table')."));
    }

    private void WriteModel(string config, string columns) =>
        Project.Write("models/m.sql", "select 1 as a").Write("models/schema.yml", $"models: [{{ name: m, config: {{ {config} }}, columns: {columns} }}]\n");

    private void WriteParent() =>
        Project.Write("models/parent.sql", "select 1 as id").Write("models/parent.yml", """
            models:
              - name: parent
                config: { materialized: table, contract: { enforced: true } }
                columns: [{ name: id, data_type: integer, constraints: [{ type: primary_key }] }]
            sources:
              - { name: raw, schema: main, tables: [{ name: place }] }
            """);
}
