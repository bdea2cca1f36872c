using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

/// <summary>Sources of absurd size or depth, on a thread with a small stack.</summary>
[TestFixture]
public sealed class ExtremeTests
{
    private const int Stack = 512 * 1024;

    private static IEnumerable<TestCaseData> Sources()
    {
        yield return Named("parentheses", $"{{{{ {Repeat("(", 10_000)}1{Repeat(")", 10_000)} }}}}");
        yield return Named("brackets never closed", "{{ " + Repeat("[", 100_000));
        yield return Named("dicts", "{{ " + Repeat("{1:", 10_000));
        yield return Named("nested ifs", Repeat("{% if 1 %}", 10_000) + Repeat("{% endif %}", 10_000));
        yield return Named("nested loops", Repeat("{% for x in [1] %}", 10_000) + Repeat("{% endfor %}", 10_000));
        yield return Named("nested macros", Repeat("{% macro m() %}", 10_000));
        yield return Named("attributes", "{{ a" + Repeat(".b", 100_000) + " }}");
        yield return Named("items", "{{ a" + Repeat("[0]", 100_000) + " }}");
        yield return Named("calls", "{{ a" + Repeat("()", 100_000) + " }}");
        yield return Named("sums", "{{ 1" + Repeat("+1", 100_000) + " }}");
        yield return Named("powers", "{{ 1" + Repeat("**1", 100_000) + " }}");
        yield return Named("joined texts", "{{ 1" + Repeat("~1", 50_000) + " }}");
        yield return Named("comparisons", "{{ 1" + Repeat("<=1", 50_000) + " }}");
        yield return Named("negations", "{{ " + Repeat("not ", 100_000) + "1 }}");
        yield return Named("conditions", "{{ 1" + Repeat(" if 1 else 1", 50_000) + " }}");
        yield return Named("filters", "{{ 1" + Repeat("|string", 50_000) + " }}");
        yield return Named("tests", "{{ 1" + Repeat(" is number", 50_000) + " }}");
        yield return Named("branches", "{% if 0 %}" + Repeat("{% elif 0 %}", 20_000) + "{% endif %}");
        yield return Named("digits", "{{ " + Repeat("9", 1_000_000) + " }}");
        yield return Named("exponent", "{{ 1e" + Repeat("9", 100_000) + " }}");
        yield return Named("text", "{{ '" + Repeat("x", 1_000_000) + "' }}");
        yield return Named("text never closed", "{{ '" + Repeat("x", 1_000_000));
        yield return Named("starts of tags", Repeat("{% ", 50_000));
        yield return Named("starts of comments", Repeat("{# ", 50_000));
        yield return Named("starts of raw", Repeat("{% raw %}", 20_000));
        yield return Named("adjacent texts", "{{ " + Repeat("'a' ", 50_000) + "}}");
    }

    [TestCaseSource(nameof(Sources))]
    [CancelAfter(20_000)]
    public void Ends_with_text_or_a_JinjaException(string source)
    {
        string? outcome = null;
        Exception? crash = null;
        var thread = new Thread(() =>
        {
            try
            {
                outcome = Rendering.Outcome(new JinjaEnvironment(JinjaOptions.Dbt), source);
            }
            catch (Exception failure) when (failure is not JinjaException)
            {
                crash = failure;
            }
        }, Stack);
        thread.Start();

        Assert.That(thread.Join(TimeSpan.FromSeconds(15)), Is.True, "it did not end");
        Assert.That(outcome, Is.Not.Null, crash?.ToString());
    }

    private static TestCaseData Named(string name, string source) => new TestCaseData(source).SetArgDisplayNames(name);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
