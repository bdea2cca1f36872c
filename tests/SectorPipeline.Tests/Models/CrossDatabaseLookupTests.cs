using SectorPipeline.Core;

namespace SectorPipeline.Tests.Models;

/// <summary>The built-in macros that look relations and columns up, and that name them.</summary>
public sealed class CrossDatabaseLookupTests : ProjectTest
{
    private const string Long = "a_name_of_sixty_three_characters_which_is_all_that_postgres_take";

    [TestCase("{{ load_relation(this.incorporate(path={'identifier': 't'})) }}", "\"memory\".\"main\".\"t\"")]
    [TestCase("{{ load_cached_relation(this) is none }} {{ dbt.load_relation(relation=this) is none }}", "True True")]
    [TestCase("{{ get_or_create_relation('memory', 'main', 't', 'table')[0] }} {{ get_or_create_relation(database='memory', schema='main', identifier='u', type='view')[0] }}", "True False")]
    [TestCase("{% set r = dbt.get_or_create_relation('memory', 'main', 'u', 'view')[1] %}{{ r }} {{ r.is_view }}", "\"memory\".\"main\".\"u\" True")]
    [TestCase("{{ get_columns_in_query('select 1 as a, 2 as \"B c\" -- end') | join(',') }}", "a,B c")]
    [TestCase("{{ dbt.get_columns_in_relation(this.incorporate(path={'identifier': 't'})) | map(attribute='name') | join(',') }}", "a,b")]
    [TestCase("{{ get_quoted_csv(['a', 'B c']) }}", "\"a\", \"B c\"")]
    [TestCase("{{ get_quoted_csv(column_names=[]) }}", "")]
    [TestCase("select * from ({{ get_empty_subquery_sql('select 1', select_sql_header='/* first */') | replace('\\n', ' ') }}) as s", "select * from (/* first */ select * from (   select 1 ) as empty_subquery where false limit 0) as s")]
    [TestCase("select count(*) from {{ information_schema_name(target.database) }}.tables", "select count(*) from information_schema.tables")]
    public async Task A_macro_looks_things_up(string template, string expected)
    {
        await Project.ExecuteAsync("create table t (a integer, b varchar)");

        Assert.That(await CompileAsync(template), Is.EqualTo(expected));
    }

    [TestCase("diff_columns(one, two) | map(attribute='name') | join(',')", "c")]
    [TestCase("diff_columns(source_columns=two, target_columns=one) | map(attribute='name') | join(',')", "")]
    [TestCase("diff_column_data_types(one, two)", "[{'column_name': 'b', 'new_type': 'text'}]")]
    [TestCase("diff_column_data_types(one, one)", "[]")]
    public async Task Columns_are_compared_by_name_and_type(string expression, string expected)
    {
        const string Columns = """
            {%- set one = [api.Column('a', 'integer'), api.Column('b', 'text'), api.Column('c', 'date')] -%}
            {%- set two = [api.Column('a', 'integer'), api.Column('b', 'integer')] -%}
            """;

        Assert.That(await CompileAsync($"{Columns}{{{{ {expression} }}}}"), Is.EqualTo(expected));
    }

    [TestCase("make_temp_relation(this)", "\"m__dbt_tmp\"")]
    [TestCase("make_temp_relation(base_relation=this, suffix='_x')", "\"m_x\"")]
    [TestCase("make_intermediate_relation(this)", "\"memory\".\"main\".\"m__dbt_tmp\"")]
    [TestCase("make_backup_relation(this, 'view')", "\"memory\".\"main\".\"m__dbt_backup\"")]
    [TestCase("make_backup_relation(base_relation=this, backup_relation_type='view', suffix='_old').type", "view")]
    [TestCase("dbt.postgres__make_intermediate_relation(this, '__dbt_tmp')", "\"memory\".\"main\".\"m__dbt_tmp\"")]
    [TestCase("dbt.postgres__make_backup_relation(this, 'table', '__dbt_backup').type", "table")]
    [TestCase($"dbt.postgres__make_backup_relation(this.incorporate(path={{'identifier': '{Long}'}}), 'table', '__dbt_backup').identifier", "a_name_of_sixty_three_characters_which_is_all_that___dbt_backup")]
    public async Task A_relation_is_named_after_another(string expression, string expected)
    {
        Assert.That(await CompileAsync($"{{{{ {expression} }}}}"), Is.EqualTo(expected));
    }

    [Test]
    public void A_suffix_that_leaves_no_room_is_told()
    {
        Assert.That(
            async () => await CompileAsync("{{ dbt.postgres__make_intermediate_relation(this, 'x' * 63) }}"),
            Throws.InstanceOf<ConfigurationException>().With.Message.Contains("leaves no room for a name of 63 characters"));
    }
}
