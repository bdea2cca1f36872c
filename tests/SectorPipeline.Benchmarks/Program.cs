using SectorPipeline.Benchmarks.Databases;
using SectorPipeline.Benchmarks.Ingesting;
using SectorPipeline.Benchmarks.Marts;
using SectorPipeline.Benchmarks.Parquet;
using SectorPipeline.Benchmarks.Reporting;
using SectorPipeline.Benchmarks.Running;
using SectorPipeline.Benchmarks.Serving;
using SectorPipeline.Benchmarks.Templates;

return await BenchmarkCli
    .Create(
    [
        new ReaderBenchmark(),
        new AppenderBenchmark(),
        new ParquetWriteBenchmark(),
        new ParquetReadBenchmark(),
        new ChartParseBenchmark(),
        new SandboxIngestBenchmark(),
        new SandboxServingBenchmark(),
        new SimulatedDailyRunBenchmark(),
        new RecordedDailyRunBenchmark(),
        new ModelRunBenchmark(),
        new MartsBenchmark(),
        new LargeMartsBenchmark(),
        new StepOverheadBenchmark(),
        new HostBenchmark(),
        new LargeProjectBenchmark(),
    ])
    .Parse(args)
    .InvokeAsync();
