namespace SectorPipeline.Tests.Models;

/// <summary>The check of the artifacts' formats finds what is wrong.</summary>
public sealed class ArtifactShapeTests
{
    [TestCase("""{"name":"a","checksum":"b"}""", "")]
    [TestCase("""{"name":"a"}""", "checksum: lacks checksum")]
    [TestCase("""{"name":"a","checksum":null}""", "checksum.checksum:  is no text")]
    [TestCase("""{"name":"a","checksum":"b","more":1}""", "checksum: has more")]
    [TestCase("""{"name":"a","name":"a","checksum":"b"}""", "checksum: has name twice")]
    public void A_field_that_is_missing_or_wrong_is_told(string json, string fault) =>
        Assert.That(string.Join("; ", ArtifactShapes.Faults("checksum", json).Distinct()), Is.EqualTo(fault));

    [TestCase("""{"warn_after":{"count":1,"period":"day"}}""", "")]
    [TestCase("""{"warn_after":{"count":1,"period":"week"}}""", "freshness.warn_after.period: week is no ='minute'")]
    [TestCase("""{"warn_after":{"count":"1"}}""", "freshness.warn_after.count: 1 is no whole")]
    public void Fields_within_fields_are_looked_at(string json, string fault) =>
        Assert.That(string.Join("; ", ArtifactShapes.Faults("freshness", json)), Is.EqualTo(fault));
}
