using SectorPipeline.Core;

namespace SectorPipeline.Tests.Core;

public sealed class StepParametersTests
{
    private static readonly StepParameters With = new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["vendor"] = "yahoo",
        ["series"] = new[] { "DFF", "DGS10" },
        ["select"] = "staging, intermediate",
        ["threads"] = 4L,
        ["fail_fast"] = true,
        ["ratio"] = 0.5,
        ["nothing"] = null,
    });

    [TestCase("vendor", "yahoo")]
    [TestCase("series", "DFF DGS10")]
    [TestCase("threads", "4")]
    [TestCase("ratio", "0.5")]
    [TestCase("nothing", null)]
    [TestCase("absent", null)]
    public void Any_value_can_be_read_as_text(string name, string? expected)
    {
        Assert.That(With.Text(name), Is.EqualTo(expected));
    }

    [TestCase("series", new[] { "DFF", "DGS10" })]
    [TestCase("select", new[] { "staging", "intermediate" })]
    [TestCase("threads", new[] { "4" })]
    [TestCase("absent", new string[0])]
    public void Any_value_can_be_read_as_a_list(string name, string[] expected)
    {
        Assert.That(With.List(name), Is.EqualTo(expected));
    }

    [Test]
    public void Numbers_and_flags_have_a_default_and_refuse_other_words()
    {
        Assert.Multiple(() =>
        {
            Assert.That(With.Number("threads", 1), Is.EqualTo(4));
            Assert.That(With.Number("absent", 7), Is.EqualTo(7));
            Assert.That(With.Flag("fail_fast"), Is.True);
            Assert.That(With.Flag("absent"), Is.False);
            Assert.That(() => With.Number("vendor", 1), Throws.TypeOf<ConfigurationException>()
                .With.Message.EqualTo("with: vendor: 'yahoo' is not a whole number."));
            Assert.That(() => With.Flag("vendor"), Throws.TypeOf<ConfigurationException>()
                .With.Message.EqualTo("with: vendor: 'yahoo' is neither true nor false."));
        });
    }
}
