using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class TestNamingTests
{
    [TestCase("not_null", "5c9bf9911d")]
    [TestCase("unique", "c5af1ff4b1")]
    public void The_hash_of_a_unique_id_is_the_one_that_dbt_makes(string test, string hash)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["column_name"] = "customer_id" };
        var (name, _) = TestNaming.Name(test, "customers", arguments);
        arguments["model"] = "{{ get_where_subquery(ref('customers')) }}";

        Assert.That(name, Is.EqualTo($"{test}_customers_customer_id"));
        Assert.That(TestNaming.Hash(name, test, null, arguments), Is.EqualTo(hash));
    }

    [Test]
    public void A_long_name_is_cut_for_files()
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["column_name"] = "status",
            ["values"] = new List<object?> { "placed", "shipped", "completed", "return pending", "returned" },
        };

        var (full, file) = TestNaming.Name("accepted_values", "orders", arguments);

        Assert.That(full, Is.EqualTo("accepted_values_orders_status__placed__shipped__completed__return_pending__returned"));
        Assert.That(file, Has.Length.EqualTo(29 + 1 + 32).Or.Length.EqualTo(30 + 1 + 32).Or.Length.EqualTo(22 + 1 + 32));
        Assert.That(file, Does.StartWith("accepted_values_orders_"));
    }
}
