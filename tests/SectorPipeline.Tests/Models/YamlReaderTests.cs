using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class YamlReaderTests
{
    [TestCase("yes", true)]
    [TestCase("Off", false)]
    [TestCase("~", null)]
    [TestCase("", null)]
    [TestCase("12", 12L)]
    [TestCase("1_000", 1000L)]
    [TestCase("0x1F", 31L)]
    [TestCase("-1.5", -1.5)]
    [TestCase("1e3", "1e3")]
    [TestCase("'12'", "12")]
    [TestCase("\"yes\"", "yes")]
    [TestCase("2024-01-31", "2024-01-31")]
    [TestCase("1.2.3", "1.2.3")]
    public void Plain_scalars_have_the_types_of_yaml_1_1(string text, object? expected)
    {
        Assert.That(Read($"key: {text}")["key"]!.ToValue(), Is.EqualTo(expected));
    }

    [Test]
    public void Anchors_and_merge_keys_are_resolved()
    {
        var map = Read("a: &base { x: 1, y: 2 }\nb:\n  <<: *base\n  y: 3\n");

        Assert.That(map["b"]!.ToValue(), Is.EqualTo(new Dictionary<string, object?>(StringComparer.Ordinal) { ["y"] = 3L, ["x"] = 1L }));
    }

    [Test]
    public void A_syntax_error_has_line_excerpt_and_caret()
    {
        var failure = Assert.Throws<ConfigurationException>(() => Read("models:\n  - name: a\n    columns: [x\n  - name: b\n"));

        Assert.That(failure!.Message, Does.StartWith("schema.yml:").And.Contain("this is not valid YAML").And.Contain("^"));
    }

    [TestCase("a: 1\nb: 2\na: 3\n", "schema.yml:3: the key 'a' is given twice.")]
    [TestCase("a: *b\n", "schema.yml:1: ")]
    [TestCase("a: 1\n---\nb: 2\n", "schema.yml:2: a second document starts here.")]
    [TestCase("- a\n", "schema.yml:1: the file is a list; it must be a mapping")]
    public void What_cannot_be_meant_is_refused(string text, string message)
    {
        Assert.That(() => Read(text), Throws.InstanceOf<ConfigurationException>().With.Message.StartsWith(message));
    }

    [Test]
    public void A_fault_points_at_the_value()
    {
        var map = Read("models:\n  name: x\n  tags: 1\n");

        Assert.That(map["models"]!.AsMap("m")["tags"]!.Fault("no."), Is.EqualTo("""
            schema.yml:3: no.
                2 |   name: x
                3 |   tags: 1
                  |         ^
                4 | 
            """));
    }

    private static YamlMap Read(string text) => YamlReader.ReadMap(new SourceFile("schema.yml", "schema.yml", text));
}
