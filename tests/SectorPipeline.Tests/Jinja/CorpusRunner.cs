using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

/// <summary>Renders a case and compares.</summary>
internal static class CorpusRunner
{
    public static void Check(RecordedCase recorded, JinjaOptions? options = null)
    {
        var environment = new JinjaEnvironment(options) { Loader = recorded.TemplateNamed };
        if (recorded.Expected is not null)
            Assert.That(Render(environment, recorded), Is.EqualTo(recorded.Expected), recorded.ToString());
        else
            CheckFailure(environment, recorded);
    }

    private static void CheckFailure(JinjaEnvironment environment, RecordedCase recorded)
    {
        var failure = Assert.Throws<JinjaException>(() => Render(environment, recorded), recorded.ToString());

        Assert.That((failure?.Kind, failure?.Line), Is.EqualTo((recorded.Error, recorded.Line)), $"{recorded}\n{failure?.Message}");
    }

    private static string Render(JinjaEnvironment environment, RecordedCase recorded) =>
        environment.Parse(recorded.Template, "template").Render(recorded.Context(), CancellationToken.None);
}
