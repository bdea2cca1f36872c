namespace SectorPipeline.Tests.Models;

/// <summary>Texts under <c>vars</c> that hold Jinja: rendered where they are asked for, as in dbt.</summary>
public sealed class TemplatedVariableTests : ProjectTest
{
    [TestCase("{{ var('size') | int + 1 }}", "501")]
    [TestCase("{{ var('size') is string }}", "True")]
    [TestCase("{{ var('greeting') }}", "hello duckdb")]
    [TestCase("{{ var('list')[0] }}", "{{ raw }}")]
    [TestCase("{{ var('missing', '{{ raw }}') }}", "{{ raw }}")]
    public async Task Are_rendered_with_the_names_of_the_template_that_asks(string template, string expected)
    {
        Declare("""
              size: "{{ 500 if target.type == 'duckdb' else 10 }}"
              greeting: "{{ hello() }}"
              list: ["{{ raw }}"]
            """);
        Project.Write("macros/hello.sql", "{% macro hello() %}hello {{ target.type }}{% endmacro %}");

        Assert.That(await CompileAsync(template), Is.EqualTo(expected));
    }

    [Test]
    public async Task Are_rendered_as_defaults_of_a_macro_of_a_package()
    {
        Project.Write("packages.yml", "packages: [{ local: tools }]")
            .Write("tools/dbt_project.yml", "name: tools\nvars: { size: \"{{ 2 * 3 }}\" }")
            .Write("tools/macros/sized.sql", "{% macro sized(size=var('size') | int) %}{{ size * 2 }}{% endmacro %}")
            .Write("tools/models/sizes.sql", "select {{ tools.sized() }} as a");

        await Project.RunAsync();

        Assert.That(await Project.QueryAsync("select a from sizes"), Is.EqualTo("12"));
    }

    [Test]
    public void One_that_refers_to_itself_is_told()
    {
        Declare("""
              here: "{{ var('there') }}"
              there: "{{ var('here') }}"
            """);
        Project.Write("models/m.sql", "{{ var('here') }}");

        Assert.That(LoadFault(), Does.Contain("the variable 'here' refers to itself. Give it a value that does not ask for it."));
    }

    private void Declare(string vars) => Project.Write("dbt_project.yml", $"{Project.Read("dbt_project.yml")}\nvars:\n{vars}\n");
}
