using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class UnitTestOverrideTests : UnitTestTest
{
    [Test]
    public async Task Variables_environment_variables_and_macros_can_have_other_values()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nvars: { limit: 1, kept: 2 }\n")
            .Write("macros/names.sql", "{% macro label() %}label{% endmacro %}{% macro outer() %}{{ label() }}!{% endmacro %}")
            .Write("dbt_packages/tools/dbt_project.yml", "name: tools\n")
            .Write("dbt_packages/tools/macros/star.sql", "{% macro star(relation) %}{{ return(adapter.dispatch('star', 'tools')(relation)) }}{% endmacro %}{% macro default__star(relation) %}nothing{% endmacro %}")
            .Write("models/m.sql", """
                select {{ var('limit') }} as lim, {{ var('kept') }} as kept, '{{ env_var('SECTOR_UNIT', 'unset') }}' as env,
                    '{{ outer() }}' as outer_label, {{ tools.star(1) }} as star, '{{ invocation_id }}' as invocation, {{ dbt.current_timestamp() }} as at
                """);
        Unit("""
            name: overridden
            model: m
            overrides:
              vars: { limit: 10 }
              env_vars: { SECTOR_UNIT: set }
              macros: { label: other, tools.star: 5, invocation_id: one, dbt.current_timestamp: "'now'" }
            given: []
            expect:
              rows:
                - { lim: 10, kept: 2, env: set, outer_label: "other!", star: 5, invocation: one, at: now }
            """);

        await PassesAsync();
    }

    [Test]
    public async Task A_macro_that_is_not_there_is_warned_of()
    {
        Project.Write("models/m.sql", "select 1 as a");
        Unit("name: a\nmodel: m\noverrides: { macros: { is_incremntal: true } }\ngiven: []\nexpect: { rows: [{ a: 1 }] }");
        var observer = new MessageObserver();

        await (await Project.RunnerAsync(observer)).TestAsync(new SqlRunOptions(), CancellationToken.None);

        Assert.That(Short(observer.Messages.Single()), Is.EqualTo("warning models/units.yml:4: no macro is called 'is_incremntal', so that the override changes nothing. Did you mean 'is_incremental'?"));
    }

    [Test]
    public async Task An_override_may_lead_to_another_input()
    {
        Project.Write("models/a.sql", "select 1 as a").Write("models/b.sql", "select 2 as a")
            .Write("models/m.sql", "select * from {% if var('first', true) %}{{ ref('a') }}{% else %}{{ ref('b') }}{% endif %}");
        Unit("name: other\nmodel: m\noverrides: { vars: { first: false } }\ngiven: [{ input: ref('b'), rows: [{ a: 7 }] }]\nexpect: { rows: [{ a: 7 }] }");

        await PassesAsync();
    }
}
