# One file for all three services: docker build --build-arg SERVICE=gateway-service --build-arg PORT=8080 .
# It uses only the syntax built into Docker 20.10; a "syntax" line would download a newer one.

# The same build of Java 25 in both, or the AOT cache would not fit. The runtime image needs glibc and bash.
ARG BUILD_IMAGE=docker.io/library/eclipse-temurin:25.0.3_9-jdk-noble
ARG RUNTIME_IMAGE=docker.io/library/eclipse-temurin:25.0.3_9-jre-noble

# Shared by the three services, so that Maven runs once. No checks and tests here: CI runs them.
FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw --batch-mode --no-transfer-progress --quiet \
      -Dmaven.test.skip -Dcheckstyle.skip -Dspring-javaformat.validate.skip \
      --projects gateway-service,inference-service,model-store-service,fault-injection,observability-starter/rollbar \
      --also-make package

# The extracted form: an AOT cache needs plain jars, and a change of our code does not change the layer of the libraries
RUN for service in gateway-service inference-service model-store-service; do \
      cp ${service}/target/${service}-*.jar app.jar \
      && java -Djarmode=tools -jar app.jar extract --destination /services/${service} || exit 1; \
    done

# For the stages "faults" and "rollbar": what they add, and the class that runs each service
RUN mkdir /faults /rollbar /main-class && mv fault-injection/target/fault-injection-*.jar /faults/fault-injection.jar \
    && mv observability-starter/rollbar/target/*.jar observability-starter/rollbar/target/libraries/*.jar /rollbar \
    && for service in gateway-service inference-service model-store-service; do \
      cd /main-class && jar --extract --file /services/${service}/app.jar META-INF/MANIFEST.MF \
      && sed -n 's/^Main-Class: //p' META-INF/MANIFEST.MF | tr -d '\r' > ${service} || exit 1; \
    done

# ONNX Runtime and the tokenizer would unpack their native libraries into /tmp at each start, where a read-only
# container forbids execution. So they are unpacked here, for this platform only, which also removes 70 MB from the
# jars.
RUN case "$(uname -m)" in x86_64) onnx=linux-x64 djl=linux-x86_64 ;; *) onnx=linux-$(uname -m) djl=linux-$(uname -m) ;; esac \
    && cd /services/inference-service/lib && mkdir native \
    && for jar in "${PWD}"/onnxruntime-*.jar "${PWD}"/tokenizers-*.jar; do \
      mkdir /tmp/jar && cd /tmp/jar && jar --extract --file "${jar}" \
      && find . \( -path "*/${onnx}/*" -o -path "*/${djl}/*" \) -name '*.so' -exec mv {} "$(dirname "${jar}")/native" ';' \
      && rm -rf ai/onnxruntime/native native/lib/*/ \
      && jar --create --no-manifest --file "${jar}" . && rm -r /tmp/jar || exit 1; \
    done


# The three services as a suite, which gets reviews, so that each AOT cache (JDK 25) has what a busy service needs: the
# classes, and the profiles of its methods. Shared by the three images.
FROM ${RUNTIME_IMAGE} AS training
# Whether to make AOT caches: 20 to 40 % less start-up time for 105 to 180 MB more image (docs/docker.md)
ARG AOT=true
WORKDIR /services
COPY --from=build /services .
COPY docker/java.options docker/train ./
# /app, because the options name native libraries there
RUN ln -s /services/inference-service /app \
    && if [ "${AOT}" = true ]; then ./train 30; fi


FROM ${RUNTIME_IMAGE} AS service
ARG SERVICE
# The port in the service's application.yaml; the health check calls it
ARG PORT

RUN echo "reviewscope:x:10001:10001::/data:/usr/sbin/nologin" >> /etc/passwd \
    && mkdir /data && chown 10001:10001 /data
WORKDIR /app
COPY --from=build /services/${SERVICE}/lib lib
# With a pattern, as there may be no cache
COPY --from=training /services/java.options /services/${SERVICE}/app.jar /services/${SERVICE}/app.ao[t] ./
RUN [ ! -e app.aot ] || echo "-XX:AOTCache=/app/app.aot" >> java.options

ENV SERVER_PORT=${PORT}
USER 10001:10001
# By bash, because the runtime image has no curl
HEALTHCHECK --interval=5s --timeout=3s --start-period=180s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["java", "@/app/java.options", "-jar", "/app/app.jar"]


# A service with faults to switch on (docs/faults.md): docker build --target faults
FROM service AS faults
ARG SERVICE
COPY --from=build /faults/fault-injection.jar /app/
COPY --from=build /main-class/${SERVICE} /app/main-class
ENV REVIEWSCOPE_FAULTS_ENABLED=true
ENTRYPOINT ["java", "@/app/java.options", "-cp", "/app/app.jar:/app/fault-injection.jar", "@/app/main-class"]


# A service that sends warnings and errors to Rollbar (docs/clouds/rollbar.md): docker build --target rollbar
FROM service AS rollbar
ARG SERVICE
COPY --from=build /rollbar /app/rollbar
COPY --from=build /main-class/${SERVICE} /app/main-class
ENTRYPOINT ["java", "@/app/java.options", "-cp", "/app/app.jar:/app/rollbar/*", "@/app/main-class"]


# The last stage is built by default: without faults and Rollbar
FROM service
