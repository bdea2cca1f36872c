using SectorPipeline.Quality;

namespace SectorPipeline.Tests.Quality;

public sealed class CheckKindTests
{
    private static IEnumerable<TestCaseData> Kinds() => CheckKinds.All.Values.Select(kind => new TestCaseData(kind).SetArgDisplayNames(kind.Name));

    [TestCaseSource(nameof(Kinds))]
    public void A_kind_says_what_it_is_and_is_explained_with_its_parameters(CheckKind kind)
    {
        var page = File.ReadAllText(Path.Combine(Architecture.Repository.Root, "docs", "quality.md"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kind.Sql, Does.Contain(" as reason").IgnoreCase);
            Assert.That(page, Does.Contain($"| `{kind.Name}` |").And.Contain(kind.About));
            foreach (var parameter in kind.Parameters)
                Assert.That(page, Does.Contain($"`{parameter.Name}`").And.Contain(parameter.About), parameter.Name);
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_kind_uses_the_parameters_that_it_names(CheckKind kind)
    {
        var text = kind.Sql + string.Concat(kind.Needs.Select(CheckKinds.Preparation));

        foreach (var parameter in kind.Parameters.Where(parameter => parameter.Name != "columns"))
            Assert.That(text, Does.Contain($"${parameter.Name}"), parameter.Name);
    }

    [Test]
    public void Every_kind_is_declared_for_a_dataset()
    {
        var declared = QualityFiles.Load(Path.Combine(Architecture.Repository.Root, "jobs", "quality")).SelectMany(file => file.Checks).Select(check => check.Kind.Name);

        Assert.That(CheckKinds.All.Keys.Except(declared, StringComparer.Ordinal), Is.Empty);
    }
}
