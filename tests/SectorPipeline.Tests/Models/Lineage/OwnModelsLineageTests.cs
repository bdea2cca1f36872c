using SectorPipeline.Models;
using SectorPipeline.Tests.Architecture;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Models.Lineage;

/// <summary>Over this repository's own models, compiled by the engine.</summary>
public sealed class OwnModelsLineageTests
{
    [Test]
    public async Task Every_column_of_every_model_gets_its_lineage()
    {
        var target = Directory.CreateTempSubdirectory("sector-lineage-").FullName;
        try
        {
            await using var warehouse = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, CancellationToken.None);
            var project = SqlProject.Load(new SqlProjectOptions { ProjectDirectory = Path.Combine(Repository.Root, "sql"), TargetPath = target });
            await new SqlRunner(project, warehouse, null).CompileAsync(new SqlRunOptions(), CancellationToken.None);

            var models = (await DocsFolder.ReadAsync(target, CancellationToken.None)).Nodes.Where(node => node.Type == "model").ToList();

            Assert.That(models, Is.Not.Empty);
            Assert.That(models.Where(model => !model.HasAllColumns).Select(model => model.Name), Is.Empty);
            Assert.That(models.SelectMany(model => model.Columns.Where(column => column.Kind is null or ColumnKind.Unknown).Select(column => $"{model.Name}.{column.Name}")), Is.Empty);
            Assert.That(Sources(models, "mart_stock_performance", "adjusted_close"), Does.Contain("model.sector_pipeline.int_entity_bars.level"));
            Assert.That(Sources(models, "mart_stock_performance", "sector"), Is.EqualTo((string[])["model.sector_pipeline.int_entity_bars.sector"]));
            Assert.That(Sources(models, "int_stock_bars", "sector"), Is.EqualTo((string[])["model.sector_pipeline.stg_sector_data.sector"]));
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }

    private static IEnumerable<string> Sources(List<DocsNode> models, string model, string column) =>
        models.Single(node => node.Name == model).Columns.Single(one => one.Name == column).Sources.Select(source => $"{source.Node}.{source.Column}");
}
